import type { Language } from "@warmline/contract";
import { formatClock, formatDay, formatMoney, type Setting } from "@warmline/ui";
import type { Translate } from "../../i18n/i18n.ts";
import type { CaseEvent, CaseHead, Evidence, TimelineEntry } from "./case-shapes.ts";

/** How moments are said: by the shop's clock, seen from now. */
export interface Clock {
  readonly now: Date;
  readonly setting: Setting;
}

/** A day and a time of it. */
export function momentWords(at: string, { now, setting }: Clock): string {
  const date = new Date(at);
  return `${formatDay(date, now, setting)} ${formatClock(date, setting)}`;
}

/** Whether the next step is later than promised. */
export function isLate({ state }: Pick<CaseHead, "state">, now: Date): boolean {
  return state.state === "open" && new Date(state.dueAt) < now;
}

/** When the next step is due, was due, or when it ended. */
export function standingWords(t: Translate, one: Pick<CaseHead, "state">, clock: Clock): string {
  const { state } = one;
  if (state.state === "closed") return t("case.ended", { time: momentWords(state.closedAt, clock) });
  const time = momentWords(state.dueAt, clock);
  return isLate(one, clock.now) ? t("case.late", { time }) : t("case.due", { time });
}

/** Which party was wrong; null while nobody knows. */
export function partyAtFault({ subject }: Pick<CaseHead, "subject">): "customer" | "shop" | "courier" | null {
  return subject.fault === "page" || subject.fault === "seller" ? "shop" : subject.fault;
}

/** A piece of evidence in words, without where it comes from. */
export function evidenceWords(
  t: Translate,
  one: Evidence,
  { clock, language }: { readonly clock: Clock; readonly language: Language },
): string {
  switch (one.kind) {
    case "address_shown":
    case "address_used":
    case "address_now":
      return one.address;
    case "tracking":
      return trackingWords(t, one, clock);
    case "order":
      return [one.number, t(`order.state.${one.state}`), money(one.total, one.currency, language)].join(" · ");
    case "remedy": {
      const parts = [t(`order.remedy.${one.remedy}`), t(`order.remedyState.${one.state}`)];
      return [...parts, ...(one.amount > 0 ? [money(one.amount, one.currency, language)] : [])].join(" · ");
    }
    case "messages":
      return "";
  }
}

function trackingWords(t: Translate, one: Extract<Evidence, { kind: "tracking" }>, clock: Clock): string {
  const head = `${one.courier} ${one.number}`.trim();
  if (one.sentAt === null && one.signedAt === null) return head;
  const sent = one.sentAt === null ? [] : [t("case.sent", { time: momentWords(one.sentAt, clock) })];
  const signed =
    one.signedAt === null ? t("case.unsigned") : t("case.signed", { time: momentWords(one.signedAt, clock) });
  return [head, ...sent, signed].join(" · ");
}

function money(amount: number, currency: string, language: Language): string {
  return formatMoney({ amount, currency }, language);
}

/** What happened, as a sentence of a story. */
export function entryWords(t: Translate, { actor, event }: TimelineEntry, clock: Clock): string {
  const who = actor.kind === "person" ? (actor.name ?? t("common.unknownPerson")) : t(`case.who.${actor.kind}`);
  switch (event.type) {
    case "told":
      return t("case.event.told");
    case "opened":
    case "noted":
      return t(`case.event.${event.type}`, { who });
    case "evidence_added": {
      const what = event.evidence.map((kind) => t(`case.fact.${kind}`)).join(t("common.and"));
      return t("case.event.evidence_added", { who, what });
    }
    case "promised":
      return t("case.event.promised", { who, time: momentWords(event.by, clock) });
    case "closed":
      return t("case.event.closed", { who, reason: t(`case.reason.${event.reason}`) });
  }
}

/** What somebody wrote at an event; null where he wrote nothing. What was erased says so. */
export function wordsOf(t: Translate, event: CaseEvent): string | null {
  if (event.type === "noted") return event.text ?? t("case.erased");
  return event.type === "closed" ? event.text : null;
}

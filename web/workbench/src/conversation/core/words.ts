import type { LogEvent, RatingBody, StaffConversation } from "@warmline/contract";
import { en } from "../../i18n/en.ts";
import type { Translate } from "../../i18n/i18n.ts";

type Reason = keyof typeof en.reason;
type ErrorCode = keyof typeof en.error;

const isReason = (code: string): code is Reason => Object.hasOwn(en.reason, code);
const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(en.error, code);

/** A hand-over's reason in words; a code without words is shown as it is rather than hidden. */
export function reasonWords(t: Translate, code: string): string {
  return isReason(code) ? t(`reason.${code}`) : code;
}

/** A failure's code in words. */
export function errorWords(t: Translate, code: string): string {
  return isErrorCode(code) ? t(`error.${code}`, { code }) : t("error.unknown", { code });
}

/** What happened to a conversation, in words. */
export function eventWords(t: Translate, event: LogEvent): string {
  switch (event.type) {
    case "handed_over":
      return t("event.handed_over", { reason: reasonWords(t, event.reason) });
    case "agent_joined":
      return t("event.agent_joined", { name: event.name });
    case "returned_to_queue":
      return t("event.returned_to_queue", { reason: reasonWords(t, event.reason) });
    case "closed":
      return t("event.closed", { reason: t(`closeReason.${event.reason}`) });
    case "handed_back":
    case "reopened":
    case "erased":
      return t(`event.${event.type}`);
  }
}

/** A customer's rating in words. */
export function ratingWords(t: Translate, { score, comment }: RatingBody): string {
  return comment === undefined || comment === ""
    ? t("event.rated", { score })
    : t("event.ratedWith", { score, comment });
}

/** Who has a conversation, in words. */
export function ownerWords(t: Translate, conversation: StaffConversation, personId: string): string {
  if (conversation.owner !== "agent") return t(`owner.${conversation.owner}`);
  if (conversation.agent?.id === personId) return t("owner.me");
  return t("owner.agent", { name: conversation.agent?.name ?? t("common.unknownPerson") });
}

/** Why an action was refused because the conversation had changed: who has it now. */
export function conflictWords(t: Translate, now: StaffConversation | null, personId: string): string {
  if (now === null) return t("conflict.unknown");
  if (now.owner !== "agent") return t(`conflict.${now.owner}`);
  if (now.agent?.id === personId) return t("conflict.mine");
  return t("conflict.agent", { name: now.agent?.name ?? t("common.unknownPerson") });
}

/** Codes that say "somebody was quicker": worded by what the conversation is now. */
export function isConflict(code: string): boolean {
  return code === "stale_epoch" || code === "not_owner" || code === "closed";
}

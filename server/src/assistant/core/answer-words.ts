import { type AnsweredRequest, calendarDay, type Language } from "../../commerce/index.ts";
import { formatCalendarDay, orderTitle } from "./format.ts";
import { type Say, sayIn, type Wording } from "./say.ts";

/** What a customer reads, unasked, once people have answered what he asked for, or have taken their answer back. */
export function answerWords(answered: AnsweredRequest, language: Language, wording: Wording): string {
  const voice = voiceFor(answered, language, wording);
  const { request, isChange } = answered;
  if (request.state === "open") return voice.say("answer.open", { ...voice.named, what: whatOf(voice, request.wish) });
  const text = request.state === "refused" ? refused(voice, answered) : done(voice, answered);
  return isChange ? voice.say("answer.again", { text }) : text;
}

type Request = AnsweredRequest["request"];

interface Voice {
  readonly say: Say;
  /** The order, as every sentence about it names it. */
  readonly named: { readonly title: string; readonly number: string };
  readonly dayWords: (day: string) => string;
}

function voiceFor({ order, now, timeZone }: AnsweredRequest, language: Language, wording: Wording): Voice {
  return {
    say: sayIn(wording, language),
    named: { title: orderTitle(order, language), number: order.number },
    dayWords: (day) => formatCalendarDay(day, language, calendarDay(now, timeZone)),
  };
}

const whatOf = ({ say }: Voice, { kind }: Request["wish"]): string => say(`request.what.${kind}`);

function done(voice: Voice, { request }: AnsweredRequest): string {
  const { answerDay } = request;
  return answerDay === null ? doneSometime(voice, request) : doneOn(voice, request, answerDay);
}

function doneSometime({ say, named, dayWords }: Voice, { wish }: Request): string {
  switch (wish.kind) {
    case "urge_dispatch":
      return say("answer.urge_dispatch.done", named);
    case "hold_dispatch":
      return say("answer.hold_dispatch.done", { ...named, by: dayWords(wish.notBefore) });
    case "redelivery":
    case "trace":
      return say(`answer.${wish.kind}.done`, { title: named.title, parcel: wish.parcel });
    case "invoice":
      return say("answer.invoice.done", { ...named, header: wish.header.name, invoice: invoiceOf(say, wish) });
    case "combine":
      return say("answer.combine.done", { ...named, with: wish.with });
  }
}

function doneOn(voice: Voice, request: Request, day: string): string {
  const { say, named, dayWords } = voice;
  const { wish } = request;
  const by = dayWords(day);
  switch (wish.kind) {
    case "urge_dispatch":
      return say("answer.urge_dispatch.done.by", { ...named, by });
    case "hold_dispatch":
      // It is held until the day that was wished for, whatever else the answer names.
      return withDay(voice, doneSometime(voice, request), day === wish.notBefore ? null : day);
    case "redelivery":
    case "trace":
      return say(`answer.${wish.kind}.done.by`, { title: named.title, parcel: wish.parcel, by });
    case "invoice":
      return say("answer.invoice.done.by", { ...named, header: wish.header.name, invoice: invoiceOf(say, wish), by });
    case "combine":
      return say("answer.combine.done.by", { ...named, with: wish.with, by });
  }
}

function refused(voice: Voice, { request }: AnsweredRequest): string {
  return withDay(voice, refusal(voice, request), request.answerDay);
}

function refusal({ say, named, dayWords }: Voice, { wish }: Request): string {
  switch (wish.kind) {
    case "urge_dispatch":
      return say("answer.urge_dispatch.refused", named);
    case "hold_dispatch":
      return say("answer.hold_dispatch.refused", { ...named, by: dayWords(wish.notBefore) });
    case "redelivery":
    case "trace":
      return say(`answer.${wish.kind}.refused`, { title: named.title, parcel: wish.parcel });
    case "invoice":
      return say("answer.invoice.refused", { ...named, invoice: invoiceOf(say, wish) });
    case "combine":
      return say("answer.combine.refused", { ...named, with: wish.with });
  }
}

/** What such a day is about only its people know: it is told as it is. */
function withDay({ say, dayWords }: Voice, text: string, day: string | null): string {
  return day === null ? text : say("answer.by", { text, by: dayWords(day) });
}

function invoiceOf(say: Say, { invoice }: Extract<Request["wish"], { readonly kind: "invoice" }>): string {
  return say(`invoice.kind.${invoice}`);
}

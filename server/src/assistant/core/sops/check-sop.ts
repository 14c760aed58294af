import type { Sop, SopProblem, SopStep } from "@warmline/contract";
import type { BilingualText, Language } from "../../../commerce/index.ts";
import { checkBranches } from "./check-branches.ts";
import { fold } from "./fold.ts";
import { isWritten, wordsOf } from "./published-sop.ts";
import { isToldFact, placeholdersIn } from "./sop-facts.ts";
import { endlessLoops, reachable, targetsOf, withoutEnd } from "./sop-graph.ts";

/** Steps of one process; more is more than one. */
export const MAX_SOP_STEPS = 40;

/** What a process is checked against. */
export interface SopSetting {
  /** The shop's own. */
  readonly language: Language;
  /** Paths of the categories that the shop's products are in. */
  readonly categories: readonly string[];
  /** Intents that other published processes of the shop begin with. */
  readonly taken: ReadonlySet<string>;
  /** Every intent there is. */
  readonly isIntent: (id: string) => boolean;
}

type Found = readonly SopProblem[];

/** Everything that keeps a process from being published, in the order of its steps. Such as has none always ends, asks or hands over. */
export function checkSop(sop: Sop, setting: SopSetting): Found {
  return [
    ...checkTitle(sop, setting),
    ...checkStart(sop, setting),
    ...checkCount(sop),
    ...sop.steps.flatMap((step) => checkStep(step, sop, setting)),
    ...checkWay(sop),
  ];
}

/** A problem by its code; `of` is what is meant. */
const at =
  (step: string | null) =>
  (code: SopProblem["code"], of: string | null = null): SopProblem => ({ code, step, of });

/** The shop's own language, and the other one as soon as anything is written in it. */
function languagesOf({ title, steps }: Sop, { language }: SopSetting): readonly Language[] {
  const other = language === "zh" ? "en" : "zh";
  const isBilingual = [title, ...steps.flatMap(wordsOf)].some((words) => isWritten(words[other]));
  return isBilingual ? [language, other] : [language];
}

function checkTitle(sop: Sop, setting: SopSetting): Found {
  return languagesOf(sop, setting)
    .filter((language) => !isWritten(sop.title[language]))
    .map((language) => at(null)("title_missing", language));
}

/** What goes before everything a shop could say, and what only answers. */
const NOT_TO_START = /^(?:talk\.|give\.|item\.health_harm$|out_of_scope$)/;
/** Nothing to begin by a button; a person always can be. */
const NOT_TO_OFFER = /^(?:talk\.(?!human$)|give\.|out_of_scope$)/;

/** Whether a shop's process may begin where this is wanted. */
export function mayStart(intent: string): boolean {
  return !NOT_TO_START.test(intent);
}

/** Whether a button of a process may lead to this. */
export function mayOffer(intent: string): boolean {
  return !NOT_TO_OFFER.test(intent);
}

function checkStart({ start: { intents, phrases } }: Sop, { isIntent, taken }: SopSetting): Found {
  const found = at(null);
  if (intents.length === 0 && !phrases.some(isWritten)) return [found("start_missing")];
  return intents.flatMap((intent) => {
    if (!isIntent(intent)) return found("intent_unknown", intent);
    if (!mayStart(intent)) return found("intent_not_allowed", intent);
    return taken.has(intent) ? found("start_taken", intent) : [];
  });
}

function checkCount({ steps }: Sop): Found {
  if (steps.length === 0) return [at(null)("steps_missing")];
  return steps.length > MAX_SOP_STEPS ? [at(null)("steps_too_many", String(MAX_SOP_STEPS))] : [];
}

function checkStep(step: SopStep, sop: Sop, setting: SopSetting): Found {
  return [
    ...checkId(step, sop),
    ...checkWords(step, languagesOf(sop, setting)),
    ...checkPlaces(step),
    ...checkTargets(step, sop),
    ...checkKind(step, sop, setting),
  ];
}

function checkId(step: SopStep, { steps }: Sop): Found {
  const same = steps.filter(({ id }) => id === step.id);
  return same.length > 1 && same[0] !== step ? [at(step.id)("step_repeated", step.id)] : [];
}

function checkWords(step: SopStep, languages: readonly Language[]): Found {
  const words = wordsOf(step);
  // A hand-over has a sentence of the assistant's; its own is whole or none.
  const isSilent = step.kind === "hand_over" && !languages.some((language) => isWritten(step.text[language]));
  if (isSilent) return [];
  return languages
    .filter((language) => words.some((one) => !isWritten(one[language])))
    .map((language) => at(step.id)("wording_missing", language));
}

function checkPlaces(step: SopStep): Found {
  const [text, ...labels] = wordsOf(step);
  const namesIn = (words: BilingualText) => placeholdersIn(`${words.zh ?? ""}${words.en ?? ""}`);
  const unknown = [
    ...(text === undefined ? [] : namesIn(text)).filter((name) => !isToldFact(name)),
    // A button is what the customer says: nothing is filled into it.
    ...labels.flatMap(namesIn),
  ];
  return [...new Set(unknown)].map((name) => at(step.id)("placeholder_unknown", name));
}

function checkTargets(step: SopStep, { steps }: Sop): Found {
  const known = new Set<string | null>([null, ...steps.map(({ id }) => id)]);
  const unknown = [...new Set(targetsOf(step))].filter((target) => !known.has(target));
  return unknown.map((target) => at(step.id)("step_unknown", target));
}

function checkKind(step: SopStep, sop: Sop, setting: SopSetting): Found {
  const found = at(step.id);
  switch (step.kind) {
    case "say":
    case "hand_over":
      return [];
    case "ask":
      return step.asks === "choice" ? checkOptions(step) : [];
    case "look_up":
      return isToldFact(step.fact) ? [] : [found("fact_unknown", step.fact)];
    case "choose":
      return checkBranches(step, sop, setting.categories).map(({ code, of }) => found(code, of));
    case "offer":
      return checkButtons(step, setting);
  }
}

function checkOptions({ id, options }: Extract<SopStep, { kind: "ask" }>): Found {
  if (options.length === 0) return [at(id)("option_missing")];
  const values = repeated(options.map(({ value }) => value)).map((value) => at(id)("option_repeated", value));
  return [...values, ...checkLabels(id, options)];
}

function checkButtons({ id, buttons }: Extract<SopStep, { kind: "offer" }>, { isIntent }: SopSetting): Found {
  if (buttons.length === 0) return [at(id)("option_missing")];
  const skills = buttons.flatMap(({ to }) => {
    if (to.kind === "step") return [];
    if (!isIntent(to.intent)) return [at(id)("intent_unknown", to.intent)];
    return mayOffer(to.intent) ? [] : [at(id)("intent_not_allowed", to.intent)];
  });
  return [...skills, ...checkLabels(id, buttons)];
}

/** Customers also write what they choose: a label must have words, and others than each of its neighbours. */
function checkLabels(id: string, labelled: readonly { readonly label: BilingualText }[]): Found {
  const labels = labelled.map(({ label }) => [label.zh, label.en].filter(isWritten));
  const wordless = labels.flat().filter((label) => fold(label) === "");
  const alike = repeated(labels.flatMap((own) => [...new Set(own.map(fold))])).filter((label) => label !== "");
  return [
    ...[...new Set(wordless)].map((label) => at(id)("option_wordless", label)),
    ...alike.map((label) => at(id)("option_repeated", label)),
  ];
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function checkWay(sop: Sop): Found {
  const [reached, loops, endless] = [reachable(sop), endlessLoops(sop), withoutEnd(sop)];
  return sop.steps.flatMap(({ id }) => {
    const found = at(id);
    if (!reached.has(id)) return found("step_unreachable");
    if (loops.has(id)) return found("loop_without_exit");
    return endless.has(id) ? found("end_missing") : [];
  });
}

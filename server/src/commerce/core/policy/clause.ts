import type { BilingualText } from "../text.ts";

/** A rule that an action must keep: what it says, and what is possible where it stands in the way. */
export interface Clause {
  readonly text: BilingualText;
  /** As the customer is told it. */
  readonly instead: BilingualText;
  /** As an agent is told it. */
  readonly insteadForAgent: BilingualText;
}

/** What is possible instead, in words for the customer; for an agent in others where he does it himself. */
export interface Instead {
  readonly zh: string;
  readonly en: string;
  readonly agent?: BilingualText;
}

/** A clause of its words. */
export function clause(zh: string, en: string, { agent, ...instead }: Instead): Clause {
  return { text: { zh, en }, instead, insteadForAgent: agent ?? instead };
}

/** Only people can help on. */
export const PERSON: Instead = {
  zh: "可以转人工同事帮您看看。",
  en: "A colleague can look at it with you.",
  agent: {
    zh: "这里办不了，可以向顾客说明原因，或请店铺负责人处理。",
    en: "Explain it to the customer, or ask the shop's owner.",
  },
};

/** The languages in which an owner answers; at least one of them. */
export interface FaqAnswer {
  readonly zh?: string;
  readonly en?: string;
}

/** What an owner writes: ways in which customers ask, in any language, and what they are told. */
export interface FaqText {
  readonly questions: readonly string[];
  readonly answer: FaqAnswer;
}

/** An owner's question with its answer, as it stands. */
export interface FaqEntry extends FaqText {
  readonly id: string;
  /** Rises with every change; a writer shows which one he saw. */
  readonly revision: number;
  readonly changedAt: Date;
  /** The name of who wrote it last. */
  readonly changedBy: string;
}

/** How much a shop may write; beyond that, finding an answer would take longer than a turn should. */
export const FAQ_LIMITS = { entries: 500, questions: 20, questionsInAll: 2000, question: 200, answer: 2000 } as const;

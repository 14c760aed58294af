/** The languages in which an owner answers. */
export interface FaqAnswer {
  readonly zh?: string;
  readonly en?: string;
}

/** What an owner writes: ways in which customers ask, in any language, and what they are told. */
export interface FaqText {
  readonly questions: readonly string[];
  readonly answer: FaqAnswer;
}

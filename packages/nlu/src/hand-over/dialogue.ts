/** One message of a dialogue between a customer and the assistant. */
export interface DialogueTurn {
  readonly by: "customer" | "assistant";
  readonly text: string;
  /** What the customer's message was understood as, where that is known. */
  readonly intent?: string;
  /** How sure that reading was, 0..1. */
  readonly confidence?: number;
}

/** A customer's or assistant's turn; `person` says whether a person should have taken over at it. */
export interface LabelledTurn extends DialogueTurn {
  readonly person?: boolean;
}

/** A dialogue to learn from. Dialogues of one group are alike, and cross-validation never parts them. */
export interface LabelledDialogue {
  readonly group: string;
  readonly turns: readonly LabelledTurn[];
}

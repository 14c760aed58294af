/** A question in other words than the shop's entries have, and the key of the demo entry that answers it; null: none does. */
export type HeldOutFaqQuestion = readonly [slug: string, text: string, entry: string | null];

/** Topic of the hint "this conversation has reached seq n". It may be lost: readers also look for themselves. */
export const HEAD_TOPIC = "conversation";

/** Which conversation is meant, and everything that readers are found by. */
export type Place = {
  readonly organizationId: string;
  readonly shopId: string;
  readonly conversationId: string;
  readonly customerId: string;
};

/** What moved: an entry was written, an owner changed (with its entries), or only a reader's mark. */
export type HeadCause = "entry" | "transfer" | "mark";

/** What the hint says. `seq` is 0 where only "look" is known. */
export type Head = Place & { readonly seq: number; readonly cause: HeadCause };

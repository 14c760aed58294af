/** Topic of the hint "this conversation has reached seq n". It may be lost: readers also look for themselves. */
export const HEAD_TOPIC = "conversation";

/** What the hint says. `marks` is set when a reader's mark moved and the log itself did not. */
export interface Head {
  readonly organizationId: string;
  readonly shopId: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly marks?: boolean;
  readonly [key: string]: string | number | boolean | undefined;
}

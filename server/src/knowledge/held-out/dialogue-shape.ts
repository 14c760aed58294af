/** An order that is given when a dialogue begins: what is in it (`sku`, words of the variant, quantity), and where it stands. */
export interface GivenOrder {
  readonly number?: string;
  readonly items: readonly (readonly [sku: string, variant: string, quantity?: number])[];
  readonly state: "paid" | "shipped" | "delivered" | "refunding";
  /** Hours since it was placed. */
  readonly placed: number;
  /** Hours since it was delivered. */
  readonly delivered?: number;
  /** Shipping fee, in minor units. */
  readonly fee?: number;
  /** Hours since the parcel was last scanned. */
  readonly scanned?: number;
  /** What each piece cost, in minor units, where it was not today's price. */
  readonly unitPrice?: number;
  /** It was sent back, and the shop has had it for two days. */
  readonly returned?: boolean;
}

/** What is given when a dialogue begins. */
export interface Situation {
  readonly shop: string;
  /** The page that the customer is on. */
  readonly product?: string;
  /** Absent: nobody is signed in. */
  readonly orders?: readonly GivenOrder[];
}

/** A dialogue's customer side, with what each message wants and the intents it may be taken for. */
export interface HeldOutDialogue {
  readonly about: string;
  readonly situation: Situation;
  readonly turns: readonly { readonly says: string; readonly wants: string; readonly intents: readonly string[] }[];
}

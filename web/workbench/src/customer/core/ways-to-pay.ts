/** Ways to pay that orders name. */
export const PAYMENT_METHODS = [
  "alipay",
  "wechat",
  "huabei",
  "card",
  "paypal",
  "apple_pay",
  "gift_card",
  "bank",
  "other",
] as const;

/** A way to pay, by what tells it from others. */
export interface WayToPay {
  readonly reference: string;
  readonly method: (typeof PAYMENT_METHODS)[number];
}

/** What of an order says how it is paid. */
export interface PaidOrder {
  readonly payments: readonly {
    readonly kind: string;
    readonly method: WayToPay["method"];
    readonly amount: number;
    readonly state: string;
    readonly reference: string | null;
  }[];
}

/** The ways by which an order is paid, each once, first paid first: what went back wholly was paid otherwise since. */
export function waysPaid({ payments }: PaidOrder): readonly WayToPay[] {
  const booked = payments.filter(({ state }) => state !== "failed");
  const methods = new Map(booked.map(({ reference, method }) => [reference ?? method, method]));
  return [...methods].flatMap(([reference, method]) => {
    const ofIt = booked.filter((one) => (one.reference ?? one.method) === reference);
    const left = ofIt.reduce((sum, { kind, amount }) => sum + (kind === "payment" ? amount : -amount), 0);
    return left > 0 ? [{ reference, method }] : [];
  });
}

/** Whether nothing was paid or is being paid of an order: then other items move no money. */
export function isWhollyUnpaid({ state, payments }: PaidOrder & { readonly state: string }): boolean {
  return state === "unpaid" && !payments.some((one) => one.kind === "payment" && one.state !== "failed");
}

/** As much of a reference as people recognise a card by. */
const END = 4;

/** The end of a way's reference; null where it has none but its kind. */
export function endOf(reference: string, method: WayToPay["method"] | null): string | null {
  return reference === "" || reference === method ? null : reference.slice(-END);
}

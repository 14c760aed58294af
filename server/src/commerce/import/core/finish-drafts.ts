/** What a row of a CSV file says, by where its values go. */
export type FlatDraft = Record<string, unknown>;

/** Whether a part of a draft has parts itself. */
export function isFlatDraft(value: unknown): value is FlatDraft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is taken off is one of three columns; two of them at once do not fit the schema. */
export function finishOffer(draft: FlatDraft): FlatDraft {
  const { off } = draft;
  const [kind] = isFlatDraft(off) ? Object.keys(off) : [];
  return kind === undefined || !isFlatDraft(off) ? draft : { ...draft, off: { kind, ...off } };
}

/** A single variant needs no sku of its own. */
export function finishProduct(draft: FlatDraft): FlatDraft {
  const variants = draft["variants"];
  if (!Array.isArray(variants)) return draft;
  const named = variants.map((variant: FlatDraft) => {
    const sku = variant["sku"] ?? (variants.length === 1 ? draft["sku"] : undefined);
    return sku === undefined ? variant : { ...variant, sku };
  });
  return { ...draft, variants: named };
}

/** Flat columns become the lists that an order has. */
export function finishOrder(draft: FlatDraft): FlatDraft {
  const { fees, payments, shipments, ...order } = draft;
  const fee =
    isFlatDraft(fees) && fees["shipping"] !== undefined ? [{ kind: "shipping", amount: fees["shipping"] }] : undefined;
  const parcel = isFlatDraft(shipments) ? [parcelOf(shipments, draft)] : undefined;
  const method = isFlatDraft(payments) ? payments["method"] : undefined;
  return {
    ...order,
    ...(fee === undefined ? {} : { fees: fee }),
    ...(parcel === undefined ? {} : { shipments: parcel }),
    ...(method === undefined ? {} : { payments: [paymentOf(method, draft)] }),
  };
}

function parcelOf(shipment: FlatDraft, draft: FlatDraft): FlatDraft {
  const copy = (from: string): FlatDraft => (draft[from] === undefined ? {} : { [from]: draft[from] });
  return { ...shipment, ...copy("shippedAt"), ...copy("deliveredAt") };
}

/** Without an amount, what was paid is what it cost. */
function paymentOf(method: unknown, draft: FlatDraft): FlatDraft {
  return { method, ...(draft["paidAt"] === undefined ? {} : { at: draft["paidAt"] }) };
}

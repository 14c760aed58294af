/** Where a piece of evidence comes from: the shop's own records, the courier's, the customer's words, the log, or a colleague. */
export type EvidenceSource = "shop_records" | "courier" | "customer" | "conversation" | "person";

/** An address in one line, as it is written where it is. */
interface AddressEvidence {
  /** `address_shown`: what the customer was told; `address_used`: where the parcel went; `address_now`: what holds today. */
  readonly kind: "address_shown" | "address_used" | "address_now";
  readonly address: string;
}

/** A parcel's way. Moments are ISO 8601. */
interface TrackingEvidence {
  readonly kind: "tracking";
  /** Empty where nobody named one. */
  readonly courier: string;
  readonly number: string;
  readonly sentAt: string | null;
  readonly signedAt: string | null;
}

/** What was said, by its place in a log: the words stay there, so that what is erased there is gone from here. */
interface MessagesEvidence {
  readonly kind: "messages";
  readonly conversationId: string;
  /** Entries up to this one, by the log's own numbers. */
  readonly upTo: number;
}

/** How the order stood when the case was opened. */
interface OrderEvidence {
  readonly kind: "order";
  readonly number: string;
  readonly state: string;
  /** Minor units. */
  readonly total: number;
  readonly currency: string;
}

/** How the refund, return or exchange stood. */
interface RemedyEvidence {
  readonly kind: "remedy";
  readonly number: string;
  readonly remedy: string;
  readonly state: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** One thing that is known of a problem, and who says so. */
export type Evidence = (AddressEvidence | TrackingEvidence | MessagesEvidence | OrderEvidence | RemedyEvidence) & {
  readonly source: EvidenceSource;
};

/** What of `offered` is not known yet, each once: kind, source and content make it the same. */
export function newEvidence(known: readonly Evidence[], offered: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set(known.map(evidenceKey));
  return offered.filter((one) => {
    const key = evidenceKey(one);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The later place in a log adds nothing: the case knows the conversation. */
function evidenceKey(one: Evidence): string {
  if (one.kind === "messages") return `messages:${one.conversationId}`;
  return JSON.stringify(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)));
}

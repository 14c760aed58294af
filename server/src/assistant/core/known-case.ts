import type { Order } from "../../commerce/index.ts";

/** Who can be wrong where something went wrong. `page`: what the shop's page said; `seller`: the shop's people. */
type CaseFault = "page" | "seller" | "customer" | "courier";

/** Something known of a problem and who says so; moments are ISO 8601, money is minor units. */
export type CaseEvidence =
  | {
      readonly kind: "address_shown" | "address_used" | "address_now";
      readonly address: string;
      readonly source: "shop_records" | "customer";
    }
  | {
      readonly kind: "tracking";
      readonly courier: string;
      readonly number: string;
      readonly sentAt: string | null;
      readonly signedAt: string | null;
      readonly source: "shop_records" | "customer";
    }
  | {
      readonly kind: "order";
      readonly number: string;
      readonly state: string;
      readonly total: number;
      readonly currency: string;
      readonly source: "shop_records";
    }
  | {
      readonly kind: "remedy";
      readonly number: string;
      readonly remedy: string;
      readonly state: string;
      readonly amount: number;
      readonly currency: string;
      readonly source: "shop_records";
    };

/** A problem that outlives this conversation, to be taken down as a case. */
export interface CaseWish {
  readonly subject: { readonly kind: "return_not_received"; readonly fault: CaseFault | null };
  readonly order: Pick<Order, "id" | "number">;
  readonly money: { readonly amount: number; readonly currency: string };
  /** As the shop calls it; null where none is known. */
  readonly courier: string | null;
  readonly evidence: readonly CaseEvidence[];
  /** The customer is promised the next step by then. */
  readonly dueAt: Date;
}

/** A customer's case as he may hear of it. */
export interface KnownCase {
  /** By which people speak of it. */
  readonly number: string;
  /** The order's number. */
  readonly order: string | null;
  readonly openedAt: Date;
  readonly standing:
    | { readonly state: "open"; readonly dueAt: Date }
    | {
        readonly state: "closed";
        readonly closedAt: Date;
        readonly reason: "solved" | "unfounded" | "withdrawn" | "duplicate" | "customer_erased";
      };
  /** Opened by the very turn that is being answered. */
  readonly isNew: boolean;
}

import { Type } from "typebox";
import { INVOICE_KINDS } from "./core/order-request.ts";

const strict = { additionalProperties: false } as const;
const Named = Type.String({ minLength: 1, maxLength: 200 });
const Parcel = Type.String({ minLength: 1, maxLength: 100, description: "The tracking number" });

/** The number of another order. */
export const OtherOrder = Type.String({ minLength: 1, maxLength: 100, description: "The other order" });

/** A day of the shop's calendar. */
export const DayText = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "YYYY-MM-DD, by the shop's calendar",
});

const Header = Type.Object(
  {
    of: Type.Enum(["person", "company"]),
    name: Named,
    taxId: Type.Union([Type.String({ pattern: "^[0-9A-Z]{1,20}$" }), Type.Null()]),
  },
  { ...strict, description: "Whom it is made out to" },
);

/** What may be asked of the warehouse, the courier or the shop on the order of the path, and taken back. */
export const REQUEST_BODIES = [
  Type.Object({ kind: Type.Literal("urge_dispatch") }, strict),
  Type.Object({ kind: Type.Literal("hold_dispatch"), notBefore: DayText }, strict),
  Type.Object({ kind: Type.Literal("redelivery"), parcel: Parcel }, strict),
  Type.Object({ kind: Type.Literal("trace"), parcel: Parcel }, strict),
  Type.Object({ kind: Type.Literal("invoice"), invoice: Type.Enum([...INVOICE_KINDS]), header: Header }, strict),
  Type.Object({ kind: Type.Literal("combine"), with: OtherOrder }, strict),
  Type.Object({ kind: Type.Literal("withdraw_request"), request: Named }, strict),
] as const;

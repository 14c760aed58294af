import { orderNumberKey } from "../../core/order-number.ts";
import type { Located } from "./check-drafts.ts";
import type { CustomerDraft, OfferDraft, OrderDraft, ProductDraft, ReturnAddressDraft } from "./drafts.ts";
import type { ImportProblem } from "./import-problem.ts";

/** A name that must be used once in a file, and where it stands. */
interface Named {
  readonly name: string;
  readonly at: string;
}

/** Products with one sku, and variants with one sku. */
export function duplicateProducts(drafts: readonly Located<ProductDraft>[]): readonly ImportProblem[] {
  const products = drafts.map(({ draft, locate }) => ({ name: draft.sku, at: locate("/sku") }));
  const variants = drafts.flatMap(({ draft, locate }) =>
    draft.variants.map((variant, index) => ({ name: variant.sku, at: locate(`/variants/${index}/sku`) })),
  );
  return [...repeated(products), ...repeated(variants)];
}

/** Orders with one number, however it is written. */
export function duplicateOrders(drafts: readonly Located<OrderDraft>[]): readonly ImportProblem[] {
  return repeated(drafts.map(({ draft, locate }) => ({ name: orderNumberKey(draft.number), at: locate("/number") })));
}

/** Customers with one id. */
export function duplicateCustomers(drafts: readonly Located<CustomerDraft>[]): readonly ImportProblem[] {
  return repeated(drafts.map(({ draft, locate }) => ({ name: draft.id, at: locate("/id") })));
}

/** Promotions with one code, and coupons with one code. */
export function duplicateOffers(drafts: readonly Located<OfferDraft>[]): readonly ImportProblem[] {
  const nameOf = ({ kind = "promotion", code }: OfferDraft): string => `${kind} ${code}`;
  return repeated(drafts.map(({ draft, locate }) => ({ name: nameOf(draft), at: locate("/code") })));
}

/** Two addresses for one warehouse, or two of the shop's own. */
export function duplicateReturnAddresses(drafts: readonly Located<ReturnAddressDraft>[]): readonly ImportProblem[] {
  return repeated(drafts.map(({ draft, locate }) => ({ name: draft.warehouse ?? "", at: locate("/warehouse") })));
}

function repeated(names: readonly Named[]): readonly ImportProblem[] {
  const first = new Map<string, string>();
  return names.flatMap(({ name, at }) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, at);
    return before === undefined ? [] : [{ code: "duplicate" as const, at, detail: `${name}, ${before}` }];
  });
}

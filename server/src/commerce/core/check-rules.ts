import type { ShopRules } from "./shop-rules.ts";

/** What in a shop's rules cannot be true together, and where: `/delivery/2/warehouse`. */
export interface RulesProblem {
  readonly code: "duplicate" | "unknown_warehouse" | "number_out_of_range";
  readonly path: string;
  readonly detail: string;
}

/** Looks at what no schema can: parts that name each other, things said twice, ranges that end before they begin. */
export function checkRules(rules: ShopRules): readonly RulesProblem[] {
  return [
    ...repeated(
      "/warehouses",
      "code",
      rules.warehouses.map((one) => one.code),
    ),
    ...repeated(
      "/couriers",
      "code",
      rules.couriers.map((one) => one.code),
    ),
    ...repeated(
      "/payments",
      "method",
      rules.payments.map((one) => one.method),
    ),
    ...deliveryProblems(rules),
    ...bankProblems(rules),
  ];
}

function repeated(list: string, field: string, names: readonly string[]): readonly RulesProblem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ code: "duplicate" as const, path: `${list}/${index}/${field}`, detail: name }],
  );
}

function deliveryProblems({ delivery, warehouses }: ShopRules): readonly RulesProblem[] {
  const known = new Set(warehouses.map((one) => one.code));
  return delivery.flatMap(({ warehouse, minDays, maxDays }, index): readonly RulesProblem[] => [
    ...(known.has(warehouse)
      ? []
      : [{ code: "unknown_warehouse" as const, path: `/delivery/${index}/warehouse`, detail: warehouse }]),
    ...backwards(`/delivery/${index}/maxDays`, minDays, maxDays),
  ]);
}

function bankProblems({ refunds }: ShopRules): readonly RulesProblem[] {
  return (refunds?.bankDays ?? []).flatMap(({ min, max }, index) =>
    backwards(`/refunds/bankDays/${index}/max`, min, max),
  );
}

function backwards(path: string, min: number, max: number): readonly RulesProblem[] {
  return min <= max ? [] : [{ code: "number_out_of_range", path, detail: `${min}–${max}` }];
}

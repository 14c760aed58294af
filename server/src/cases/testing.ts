import type { CaseWish } from "./core/open-case.ts";
import type { Evidence } from "./core/evidence.ts";

/** Evidence of a return that went to another address than the one shown, for tests. */
export const MISDIRECTED: readonly Evidence[] = [
  { kind: "address_shown", address: "浙江 杭州 余杭区 仓前路 1 号", source: "shop_records" },
  { kind: "address_used", address: "广东 广州 白云区 石井路 9 号", source: "courier" },
  {
    kind: "tracking",
    courier: "zto",
    number: "R100200300",
    sentAt: "2026-11-10T02:00:00.000Z",
    signedAt: "2026-11-12T02:00:00.000Z",
    source: "courier",
  },
];

/** A case to be opened, for tests: a return that went astray, due in three days. */
export function caseOf(wish: Partial<CaseWish> & Pick<CaseWish, "customerId" | "conversationId">): CaseWish {
  return {
    subject: { kind: "return_not_received", fault: "customer" },
    order: null,
    money: { amount: 12_900, currency: "CNY" },
    courier: "zto",
    evidence: MISDIRECTED,
    dueAt: new Date("2026-11-23T15:59:00Z"),
    ...wish,
  };
}

import { describe, expect, test } from "vitest";
import {
  combinePartners,
  firstRequest,
  isRequestComplete,
  isRequestKind,
  mayBeAnswered,
  requestsFor,
  withHeaderOf,
  writtenTaxId,
} from "./order-requests.ts";

const order = { number: "A1", kind: "physical", state: "paid", shipments: [] };
const other = { ...order, number: "A2", state: "packed" };
const parcel = { trackingNumber: "ZT1" };

describe("what may be asked for on an order", () => {
  test.each([
    ["unpaid", [], ["hold_dispatch"]],
    ["paid", [], ["urge_dispatch", "hold_dispatch", "invoice"]],
    ["packed", [], ["urge_dispatch", "invoice"]],
    ["shipped", [parcel], ["redelivery", "trace", "invoice"]],
    ["completed", [parcel], ["trace", "invoice"]],
    ["cancelled", [parcel], []],
  ] as const)("%s", (state, shipments, kinds) => {
    expect(requestsFor({ ...order, state, shipments }, [])).toEqual(kinds);
  });

  test("nothing is sent of a code", () => {
    expect(requestsFor({ ...order, kind: "virtual" }, [other])).toEqual(["invoice"]);
  });
});

test("what waits to be sent goes together with what waits beside it", () => {
  const sent = { ...other, number: "A3", state: "shipped" };
  const orders = [order, sent, other];
  expect(combinePartners(order, orders)).toEqual([other]);
  expect(combinePartners(sent, orders)).toEqual([]);
  expect(requestsFor(order, orders)).toEqual(["urge_dispatch", "hold_dispatch", "invoice", "combine"]);
  expect(firstRequest("combine", order, orders)).toEqual({ kind: "combine", with: "A2" });
  expect(isRequestComplete(firstRequest("combine", order, [order]))).toBe(false);
});

test("a request begins with what is most likely meant, and lacks only what is to be written", () => {
  const drafts = (["urge_dispatch", "hold_dispatch", "trace", "invoice"] as const).map((kind) =>
    firstRequest(kind, { ...order, shipments: [parcel] }, []),
  );
  expect(drafts.map(isRequestComplete)).toEqual([true, false, true, false]);
  expect(isRequestComplete(firstRequest("redelivery", order, []))).toBe(false);
  expect(["cancel", "withdraw_request", "trace"].map(isRequestKind)).toEqual([false, false, true]);
});

test("a tax number is sent without spaces, in capitals", () => {
  expect(writtenTaxId(" 9133 0100ma2aaaaa1x ")).toBe("91330100MA2AAAAA1X");
  expect(writtenTaxId("  ")).toBeNull();
});

test("an invoice for a person instead of a company carries no tax number that nobody sees", () => {
  const company = { of: "company", name: "云裳", taxId: "91330100MA2AAAAA1X" } as const;
  expect(withHeaderOf(company, "person")).toEqual({ of: "person", name: "云裳", taxId: null });
  expect(withHeaderOf(company, "company")).toEqual(company);
});

test("nothing about sending an order is answered once it has left or was called off", () => {
  const answered = (state: string) =>
    ["urge_dispatch", "hold_dispatch", "combine", "trace", "redelivery", "invoice"].filter((kind) =>
      mayBeAnswered({ state }, { kind }),
    );
  for (const state of ["unpaid", "paid", "packed"]) expect(answered(state)).toHaveLength(6);
  for (const state of ["shipped", "completed", "cancelled", "refunding", "refunded"])
    expect(answered(state)).toEqual(["trace", "redelivery", "invoice"]);
});

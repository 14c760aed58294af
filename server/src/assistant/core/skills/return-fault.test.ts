import { describe, expect, test } from "vitest";
import type { Address, ReturnParcel } from "../../../commerce/index.ts";
import { anOrder, aShipment, hoursFromNow, NOW } from "../test-facts.ts";
import { isSameAddress, returnFault } from "./return-fault.ts";

const place = (region: string, city: string, line: string): Address => ({
  recipient: "",
  phone: "",
  country: "CN",
  region,
  city,
  district: "",
  line,
  postcode: "",
});
const told = place("浙江", "杭州", "1号");
const other = place("浙江", "宁波", "2号");
const sender = place("广东", "广州", "3号");
const origin = { region: "广东", city: "广州", name: { zh: "广州" } };
const order = anOrder("1", { shipments: [aShipment("Z1", { realOrigin: origin })] });
const parcel = (change: Partial<ReturnParcel>): ReturnParcel => ({
  courier: "zto",
  trackingNumber: "R1",
  sentAt: hoursFromNow(-9),
  addressGiven: told,
  addressUsed: told,
  signedAt: null,
  ...change,
});
const valid = (address: Address) => ({ id: "a", of: "shop" as const, address, note: null });
const signedAt = hoursFromNow(-1);

describe("who was wrong where a return did not come", () => {
  test.each([
    ["underway", parcel({}), told],
    ["underway", parcel({ sentAt: hoursFromNow(-7 * 24) }), told],
    ["courier", parcel({ sentAt: hoursFromNow(-7 * 24 - 1) }), told],
    ["seller", parcel({ sentAt: hoursFromNow(-30 * 24), signedAt }), told],
    ["seller", parcel({ signedAt }), told],
    ["page", parcel({}), other],
    ["page", parcel({ signedAt }), other],
    ["label", parcel({ addressUsed: sender }), told],
    ["elsewhere", parcel({ addressUsed: other }), told],
    ["elsewhere", parcel({ addressUsed: { ...sender, region: "湖南" } }), told],
    ["elsewhere", parcel({ addressUsed: { ...sender, city: "" } }), told],
    // He was told one, the page shows another today, and he used that one: he was right.
    ["underway", parcel({ addressUsed: other }), other],
    ["seller", parcel({ addressUsed: other, signedAt }), other],
    ["unknown", parcel({ addressGiven: null }), told],
    ["unknown", parcel({ addressUsed: null }), told],
  ])("%s", (fault, sent, now) => {
    expect(returnFault(order, sent, { now: NOW, valid: valid(now) })).toBe(fault);
  });

  test("no address that holds today blames nobody for a change", () => {
    expect(returnFault(order, parcel({}), { now: NOW, valid: null })).toBe("underway");
    expect(returnFault(order, parcel({ addressUsed: other }), { now: NOW, valid: null })).toBe("elsewhere");
  });
});

test("an address is the same whoever receives there and however it is spaced", () => {
  const spaced = { ...told, recipient: "王芳", phone: "138", line: " 1 号", postcode: "310000" };
  expect(isSameAddress(told, spaced)).toBe(true);
  expect(isSameAddress(told, { ...told, line: "11号" })).toBe(false);
});

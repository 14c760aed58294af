import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";

/** Couriers' numbers begin with these letters: 顺丰, 圆通, 中通, 京东, 极兔, 申通, 韵达, EMS, UPS. */
const TRACKING = /(?<![a-z\d])(?:SF|YT|ZTO|ZT|JDV?|JT|STO|YD|EMS|DPK|1Z)[a-z\d]{10,18}(?![a-z\d])/gi;
const TRACKING_NAMED =
  /(?:快递单号|物流单号|运单号?|退货单号|tracking (?:number|no\.?|#|id))[是为:\s]{0,4}(?<span>[a-z\d]{8,22})(?![a-z\d])/gi;

const ORDER_NAMED =
  /(?:订单编?号|订单|单号|order(?: number| no\.?| id)?)[是为:\s]{0,4}#?\s?(?<span>(?=[a-z-]{0,5}\d)[a-z\d][a-z\d-]{4,24})(?![a-z\d])/gi;
const ORDER_HASHED = /#\s?(?<span>(?=[a-z-]{0,5}\d)[a-z\d][a-z\d-]{3,24})(?![a-z\d])/gi;
const ORDER_SHAPED = /(?<![a-z\d-])(?:[a-z]{1,3}-?\d{6,18}|\d{12,19})(?![a-z\d])/gi;

/** Numbers of orders and parcels: named, marked with `#`, or recognisable by their shape. */
export function findOrderNumbers(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, TRACKING_NAMED, (match) => trackingNumber(match.groups?.["span"])),
    ...findAll(folded, TRACKING, (match) => trackingNumber(match[0])),
    ...findAll(folded, ORDER_NAMED, (match) => orderNumber(match.groups?.["span"])),
    ...findAll(folded, ORDER_HASHED, (match) => orderNumber(match.groups?.["span"])),
    ...findAll(folded, ORDER_SHAPED, (match) => orderNumber(match[0])),
  ];
}

function trackingNumber(written: string | undefined) {
  if (written === undefined || !/\d{6}/.test(written)) return undefined;
  return { kind: "tracking_number", value: written.toUpperCase() } as const;
}

function orderNumber(written: string | undefined) {
  if (written === undefined) return undefined;
  return { kind: "order_number", value: written.toUpperCase() } as const;
}

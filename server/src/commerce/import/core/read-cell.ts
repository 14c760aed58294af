import { ORDER_STATE_LABELS } from "../../core/labels.ts";
import type { CellKind } from "./csv-columns.ts";

const YES = new Set(["yes", "true", "1", "y", "是", "有"]);
const NO = new Set(["no", "false", "0", "n", "否", "无"]);

/** States as Taobao's exports and English shops write them, beside our own names. */
const STATES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ORDER_STATE_LABELS).flatMap(([state, { zh = "", en = "" }]) => [
    [zh, state] as const,
    [en.toLowerCase(), state] as const,
  ]),
  ["等待买家付款", "unpaid"],
  ["买家已付款，等待卖家发货", "paid"],
  ["已付款", "paid"],
  ["待揽收", "packed"],
  ["卖家已发货，等待买家确认", "shipped"],
  ["已发货", "shipped"],
  ["运输中", "shipped"],
  ["已完成", "completed"],
  ["已取消", "cancelled"],
  ["已关闭", "cancelled"],
  ["canceled", "cancelled"],
]);

const OFFERS: ReadonlyMap<string, string> = new Map([
  ["活动", "promotion"],
  ["满减", "promotion"],
  ["优惠券", "coupon"],
]);

/** What a cell stands for; where that cannot be told the text stays, and the schema will say what is wrong with it. */
export function readCell(cell: string, kind: CellKind): unknown {
  switch (kind) {
    case "text":
      return cell;
    case "number":
      return /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
    case "flag":
      return readFlag(cell.toLowerCase()) ?? cell;
    case "list":
      return cell.split(/[,，;；|、\s]+/).filter(Boolean);
    case "steps":
      return cell
        .split("|")
        .map((step) => step.trim())
        .filter(Boolean);
    case "packed":
      return cell.split("|").map((one) => readPacked(one.trim()));
    case "offer":
      return OFFERS.get(cell.toLowerCase()) ?? cell.toLowerCase();
    case "state":
      return STATES.get(cell.toLowerCase()) ?? cell.toLowerCase();
  }
}

function readFlag(cell: string): boolean | undefined {
  if (YES.has(cell)) return true;
  return NO.has(cell) ? false : undefined;
}

/** `说明书×1`, `bottle x2`, `lid`. */
function readPacked(written: string): { readonly name: string; readonly quantity: number } {
  const match = /^(.*?)\s*[×xX*]\s*(\d{1,5})$/.exec(written);
  return { name: match?.[1] ?? written, quantity: match === null ? 1 : Number(match[2]) };
}

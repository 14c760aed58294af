import { findEntities } from "@warmline/nlu/entities";
import type { Order } from "../../../commerce/index.ts";
import { caseOfOrder } from "../case-reply.ts";
import type { KnownCase } from "../known-case.ts";
import type { SkillTurn } from "../skill.ts";
import { unknownNumbers } from "./return-case.ts";

/** An open case of a return, and the order that it is about. */
export interface OpenCase {
  readonly order: Order;
  readonly known: KnownCase;
}

/** Longer words tell a story; what they want is heard as always. */
const MAX_TOLD = 160;
const MOBILE = /^1[3-9]\d{9}$/;
const ASKS =
  /[?？吗]|什么|怎么|多[久少]|几[天号时点]|哪|^\W*(?:can|could|do|does|did|is|are|will|would|should)\b|\b(?:how|what|when|where|why|which)\b/i;
/** Something is to be done with it: a place to be sent to is no place that it was sent to. */
const WISHES =
  /改|换|麻烦|请|帮|[想要能]|可以|如果|的话|重新|再[寄发]|\b(?:please|change|update|want|would|if|again|can|new address)\b/i;
const SENT =
  /[寄发邮退](?:[到去往给回]|的[是地])|地址(?:是|写的|填的)|\b(?:sent|shipped|mailed|posted|returned|dropped|went|address (?:was|is))\b/i;
/** Words beside a parcel's number that only say what it is. */
const NUMBER_WORDS =
  /(?:退货|快递|物流|运|寄件)?单号?|快递|物流|号码?|顺丰|[中圆申]通|韵达|极兔|京东|邮政|我|这个|给|你|您|[是的了有在呢啊]|\b(?:tracking|number|no|nr|code|the|my|it'?s|it|is|was|with|by|via|courier|carrier|ems|ups|usps|fedex|dhl|parcel|package|return|label|here|and|sent)\b|[\s,，。.:：#!！~～-]/gi;
/** So few characters beside an address name nothing else. */
const BESIDE_ADDRESS = 8;

/**
 * The open case that a customer goes on telling of: it was what was talked of last, and the words say where the parcel
 * was sent or give a number that nobody had. Null where they ask or want something.
 */
export function toldToCase(turn: SkillTurn): OpenCase | null {
  const { dialogue, facts, text } = turn;
  if (dialogue.last?.intent !== "return.seller_not_received" || dialogue.asked?.slot === "parcel") return null;
  const order = facts.orders.find(({ number }) => number === dialogue.order);
  const known = order === undefined ? null : caseOfOrder(turn, order);
  if (order === undefined || known === null || known.isNew) return null;
  if (text.length > MAX_TOLD || ASKS.test(text)) return null;
  return givesNumber(turn, order) || saysWhere(turn) ? { order, known } : null;
}

function givesNumber(turn: SkillTurn, order: Order): boolean {
  const cases = turn.facts.cases.map(({ number }) => number);
  const [number] = unknownNumbers(turn, order).filter((one) => !MOBILE.test(one) && !cases.includes(one));
  return number !== undefined && withoutNumbers(turn.text).replace(NUMBER_WORDS, "") === "";
}

function withoutNumbers(text: string): string {
  const numbers = findEntities(text).filter(({ kind }) => kind === "order_number" || kind === "tracking_number");
  return numbers.reduce((left, { text: number }) => left.replace(number, ""), text);
}

function saysWhere({ text, mentions }: SkillTurn): boolean {
  if (mentions.places.length === 0 || WISHES.test(text)) return false;
  const address = findEntities(text).find(({ kind }) => kind === "address")?.text ?? "";
  return SENT.test(text) || (address !== "" && text.length - address.length <= BESIDE_ADDRESS);
}

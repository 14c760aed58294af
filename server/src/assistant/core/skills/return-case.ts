import { findEntities } from "@warmline/nlu/entities";
import { type Address, type Order, orderNumberKey, type Remedy } from "../../../commerce/index.ts";
import { answerBy } from "../case-reply.ts";
import { cut } from "../cut.ts";
import { addressLine } from "../format.ts";
import type { CaseEvidence, CaseWish } from "../known-case.ts";
import type { SkillTurn } from "../skill.ts";
import { courierName } from "./return-parcel.ts";
import type { ReturnFault } from "./return-fault.ts";

/** A return that the seller says never came, as far as it is known; `remedy` is null where nothing is on record. */
export interface Dispute {
  readonly order: Order;
  readonly remedy: Remedy | null;
  readonly fault: ReturnFault;
}

const FAULTS: Readonly<Record<ReturnFault, CaseWish["subject"]["fault"]>> = {
  page: "page",
  label: "customer",
  elsewhere: "customer",
  seller: "seller",
  courier: "courier",
  underway: null,
  unknown: null,
};

/** Longest words of a customer that stand for an address. */
const MAX_SAID = 200;

/** What it is about in money, minor units: what comes back, else the whole order. */
export function moneyOf({ order, remedy }: Dispute): number {
  return remedy === null ? order.total : remedy.amount;
}

/** The case that keeps a disputed return: addresses, tracking, order and remedy as they are now, and what the customer says. */
export function returnCase(turn: SkillTurn, dispute: Dispute): CaseWish {
  const { order, remedy, fault } = dispute;
  const evidence = [...recorded(turn, dispute), ...said(turn, order)];
  return {
    subject: { kind: "return_not_received", fault: FAULTS[fault] },
    order: { id: order.id, number: order.number },
    money: { amount: moneyOf(dispute), currency: order.currency },
    courier: remedy?.parcel ? courierInShop(turn, remedy.parcel.courier) : null,
    evidence,
    dueAt: answerBy(turn),
  };
}

function recorded(turn: SkillTurn, { order, remedy }: Dispute): readonly CaseEvidence[] {
  const parcel = remedy?.parcel ?? null;
  const valid = turn.facts.returnAddresses.get(order.id)?.address ?? null;
  return [
    ...address("address_shown", parcel?.addressGiven ?? null),
    ...address("address_used", parcel?.addressUsed ?? null),
    ...address("address_now", valid),
    ...(parcel === null
      ? []
      : [
          tracking(parcel.trackingNumber, "shop_records", {
            courier: courierInShop(turn, parcel.courier),
            sentAt: parcel.sentAt.toISOString(),
            signedAt: parcel.signedAt?.toISOString() ?? null,
          }),
        ]),
    orderFacts(order),
    ...(remedy === null ? [] : [remedyFacts(order, remedy)]),
  ];
}

/** A case is read by the shop's people: in its language, whatever the customer speaks. */
function courierInShop(turn: SkillTurn, code: string): string {
  return courierName(turn, code, turn.facts.shop.shop.language);
}

function address(kind: "address_shown" | "address_used" | "address_now", at: Address | null): readonly CaseEvidence[] {
  return at === null ? [] : [{ kind, address: addressLine(at), source: "shop_records" }];
}

const NOT_KNOWN = { courier: "", sentAt: null, signedAt: null };

function tracking(
  number: string,
  source: "shop_records" | "customer",
  known: { readonly courier: string; readonly sentAt: string | null; readonly signedAt: string | null } = NOT_KNOWN,
): CaseEvidence {
  return { kind: "tracking", number, source, ...known };
}

function orderFacts({ number, state, total, currency }: Order): CaseEvidence {
  return { kind: "order", number, state, total, currency, source: "shop_records" };
}

function remedyFacts({ currency }: Order, { number, kind, state, amount }: Remedy): CaseEvidence {
  return { kind: "remedy", number, remedy: kind, state, amount, currency, source: "shop_records" };
}

/** What the customer himself says of the parcel: its number, and where it went. */
function said(turn: SkillTurn, order: Order): readonly CaseEvidence[] {
  const { asked } = turn.dialogue;
  const answer = asked?.slot === "parcel" ? turn.text.slice(asked.text.length).trim() : "";
  return saidIn(turn, order, answer);
}

/** What an answer, or words that go on about the parcel, say of where it went; and its number. */
export function saidIn(turn: SkillTurn, order: Order, answer: string): readonly CaseEvidence[] {
  return [...saidAddress(answer), ...unknownNumbers(turn, order).map((number) => tracking(number, "customer"))];
}

/** Numbers in a customer's words that are none of his orders' and none of their parcels', each once. */
export function unknownNumbers({ mentions, facts }: SkillTurn, order: Order): readonly string[] {
  const known = [order, ...facts.orders].flatMap((one) => [
    one.number,
    ...[...one.shipments, ...parcelsOf(one)].map(({ trackingNumber }) => trackingNumber),
  ]);
  const keys = new Set(known.map(orderNumberKey));
  return [...new Set(mentions.numbers.filter((one) => !keys.has(orderNumberKey(one))))];
}

/** Whether the customer tells something of the parcel that nobody had on record. */
export function saysMore(turn: SkillTurn, order: Order): boolean {
  return said(turn, order).length > 0;
}

function parcelsOf({ remedies }: Order) {
  return remedies.flatMap(({ parcel }) => parcel ?? []);
}

/** The address in an answer; where only a place is named, the answer's own words. */
function saidAddress(answer: string): readonly CaseEvidence[] {
  const entities = findEntities(answer);
  const written = entities.find(({ kind }) => kind === "address")?.text;
  const place = entities.some(({ kind }) => kind === "place") ? answer : undefined;
  const words = written ?? place;
  return words === undefined ? [] : [{ kind: "address_used", address: cut(words, MAX_SAID), source: "customer" }];
}

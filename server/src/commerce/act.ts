import { isDeepStrictEqual } from "node:util";
import { type Database, type Transaction, withScope } from "../platform/database/index.ts";
import type { NewId } from "../platform/ids.ts";
import {
  type ActedBy,
  type Action,
  beforeTheYes,
  type ClauseId,
  type Confirmation,
  effectOf,
  judge,
  type MoneyMove,
  type PaymentOnFile,
  type Terms,
  termsOf,
  termsText,
  worthOf,
} from "./core/policy/index.ts";
import { sayTouched } from "./orders-touched.ts";
import type { ShopAddress } from "./shop-gateway.ts";
import { actionOfKey, type KeyRow } from "./store/action-sql.ts";
import { type PastAction, readHistory } from "./store/read-history.ts";
import { type LockedFacts, readActionFacts } from "./store/read-action-facts.ts";
import { writeAction } from "./store/write-action.ts";

/** Something to do, for whom and by whom. */
export interface ActionWish {
  readonly shop: ShopAddress;
  /** Who is being served; null: nobody knows. */
  readonly customerId: string | null;
  readonly by: ActedBy;
  readonly action: Action;
  readonly now: Date;
}

/** The same, confirmed; `key` names what caused it, so that it is done once however often it is asked for. */
export interface ActionOrder extends ActionWish {
  readonly confirmation: Confirmation | null;
  readonly key: string;
}

/** What a gate answered whose clauses did not all hold. */
export interface Refused {
  readonly ok: false;
  readonly code: "refused";
  readonly clause: ClauseId;
}

/** What is to be confirmed, or the clause that stands in the way already. */
export type Proposed =
  | {
      readonly ok: true;
      readonly terms: Terms;
      /** The clauses that hold as things are. */
      readonly clauses: readonly ClauseId[];
      /** Ways to pay that the terms may name. */
      readonly methods: readonly PaymentOnFile[];
    }
  | Refused;

/** What came of an action. `repeated`: it had been done before under this key, and nothing was done now. */
export type Acted =
  | {
      readonly ok: true;
      readonly repeated: boolean;
      readonly clauses: readonly string[];
      readonly money: readonly MoneyMove[];
      /** Of a coupon that was given now: what it is worth, in minor units; null where that is not known. */
      readonly worth?: number | null;
    }
  | Refused
  | { readonly ok: false; readonly code: "key_taken" };

/** What changes orders: there is no other way to do it. */
export interface Actions {
  /** Whether an action could be done now, and the terms to confirm. Changes nothing. */
  propose(wish: ActionWish): Promise<Proposed>;
  /** Does it, once: judged anew on facts that are locked, written with what it does in one transaction. */
  act(order: ActionOrder): Promise<Acted>;
  /** The same within a transaction that sees the order's shop, for what must happen together with something else. */
  actIn(trx: Transaction, order: ActionOrder): Promise<Acted>;
  /** What came of the same order before; undefined where nothing was done under its key. */
  doneBefore(order: ActionOrder): Promise<Acted | undefined>;
  /** What was done to an order, newest first; undefined when this shop has none of that number. */
  history(shop: ShopAddress, orderNumber: string): Promise<readonly PastAction[] | undefined>;
}

/** Actions on orders kept in Warmline's own database. */
export function openActions(database: Database, newId: NewId): Actions {
  const inShop = <T>(shop: ShopAddress, work: (trx: Transaction) => Promise<T>): Promise<T> =>
    withScope(database, { organizationId: shop.organizationId, shops: [shop.shopId] }, work);
  return {
    propose: (wish) => inShop(wish.shop, (trx) => propose(trx, wish)),
    act: (order) => inShop(order.shop, (trx) => act(trx, order, newId)),
    actIn: (trx, order) => act(trx, order, newId),
    doneBefore: (order) => inShop(order.shop, (trx) => doneBefore(trx, order)),
    history: (shop, number) => inShop(shop, (trx) => readHistory(trx, shop.shopId, number)),
  };
}

function factsFor(trx: Transaction, { shop, customerId, by, action, now }: ActionWish): Promise<LockedFacts> {
  return readActionFacts(trx, { shopId: shop.shopId, customerId, by, now }, action);
}

async function propose(trx: Transaction, wish: ActionWish): Promise<Proposed> {
  const { action, now } = wish;
  const { facts } = await factsFor(trx, wish);
  const terms = termsOf(action, facts);
  // Judged as if it were confirmed: what stands in the way then is not the yes.
  const confirmation = { terms: termsText(terms), askedAt: now, givenAt: now };
  const judgement = judge({ action, facts, confirmation });
  return judgement.ok
    ? { ok: true, terms, clauses: beforeTheYes(judgement.clauses), methods: facts.methods }
    : { ok: false, code: "refused", clause: judgement.clause };
}

async function doneBefore(trx: Transaction, order: ActionOrder): Promise<Acted | undefined> {
  const before = await actionOfKey(trx, order.shop.shopId, order.key);
  return before && again(before, order);
}

async function act(trx: Transaction, order: ActionOrder, newId: NewId): Promise<Acted> {
  const { action, by, confirmation, customerId, key, now, shop } = order;
  const before = await doneBefore(trx, order);
  if (before !== undefined) return before;
  const { facts, contentHash } = await factsFor(trx, order);
  const judgement = judge({ action, facts, confirmation });
  if (!judgement.ok) return { ok: false, code: "refused", clause: judgement.clause };
  if (customerId === null) throw new Error("the gate let an action pass of somebody unknown");
  const effect = effectOf(action, facts, newId);
  const { clauses } = judgement;
  const done = { id: newId(), key, customerId, action, by, clauses, at: now };
  await writeAction(trx, shop, { effect, done, contentHash });
  if (GOODS_BACK.has(action.kind) && effect.order !== null) await sayTouched(trx, shop, effect.order.id);
  const worth = action.kind === "give_coupon" ? { worth: worthOf(facts) } : {};
  return { ok: true, repeated: false, clauses, money: effect.money, ...worth };
}

/** What lets goods come back: there is something to be told about it. */
const GOODS_BACK: ReadonlySet<Action["kind"]> = new Set(["return", "exchange"]);

function again(before: KeyRow, { action, customerId }: ActionOrder): Acted {
  const same = before.customerId === customerId && isDeepStrictEqual(before.action, action);
  if (!same) return { ok: false, code: "key_taken" };
  return { ok: true, repeated: true, clauses: before.clauses, money: before.money };
}

import { describeCustomer, type IdentityContext, type PersonPrincipal, recordAudit } from "../identity/index.ts";
import { type Transaction, withScope } from "../platform/database/index.ts";
import { orderNumberKey } from "./core/order-number.ts";
import type { OrderRequest } from "./core/order-request.ts";
import type { Order } from "./core/order.ts";
import { answeredWith, type AnswerRefusal, refusalOf, type RequestAnswer, toldOf } from "./core/request-answer.ts";
import { reviveOrder } from "./core/stored.ts";
import type { Language } from "./core/text.ts";
import type { OpenShop, ShopAddress } from "./shop-gateway.ts";
import { lockOrders } from "./store/action-sql.ts";
import { orderByNumber } from "./store/order-sql.ts";
import { readTold, settleRequest, writeTold } from "./store/write-requests.ts";
import type { TellingPort, Told, UnaskedContact, UnaskedStanding } from "./telling-port.ts";

/** A request that was answered, or whose answer was taken back, as its customer is to read of it. */
export interface AnsweredRequest {
  readonly order: Order;
  readonly request: OrderRequest;
  /** Whether he was told another answer before, which this one replaces. */
  readonly isChange: boolean;
  readonly now: Date;
  readonly timeZone: string;
}

/** Words an answer for its customer. */
export type SayAnswer = (answered: AnsweredRequest, language: Language) => string;

/** What settling stands on. */
export interface SettlingPorts {
  readonly identity: IdentityContext;
  readonly openShop: OpenShop;
  readonly conversations: Pick<TellingPort, "tellUnasked">;
  readonly sayAnswer: SayAnswer;
}

/** A person's answer to a request of an order. */
export interface Settling extends RequestAnswer {
  readonly agent: PersonPrincipal;
  readonly shop: ShopAddress;
  readonly order: string;
  readonly request: string;
}

/**
 * What came of it: `not_found` where the order or its request is none of this shop's, `withdrawn` where nobody wants it
 * any more, `past` where it was about sending an order that has left or is called off, `day_before_asked` where the day of
 * the answer was over when it was asked for. `told`: whether its customer has been told how it stands now.
 */
export type Settled =
  | { readonly ok: true; readonly request: OrderRequest; readonly told: boolean }
  | { readonly ok: false; readonly code: "not_found" | AnswerRefusal };

/**
 * Writes a person's answer to a request down, with its line in the audit log and the line that its customer reads, in one
 * transaction. Only who was vouched for is told, and nobody is told what he knows.
 */
export async function settle(ports: SettlingPorts, settling: Settling): Promise<Settled> {
  const { shop: facts } = await ports.openShop(settling.shop).shopFacts();
  const contact = await contactFor(ports, settling, facts.language);
  if (contact === null) return { ok: false, code: "not_found" };
  return ports.conversations.tellUnasked(contact, (trx, standing) =>
    settleIn(ports, trx, { settling, contact, standing, timeZone: facts.timeZone }),
  );
}

/** Whom the order is of. Conversations are locked before orders: who it is must be known before. */
async function contactFor(
  { identity }: SettlingPorts,
  { shop: { organizationId, shopId }, order }: Settling,
  language: Language,
): Promise<UnaskedContact | null> {
  return withScope(identity.database, { organizationId, shops: [shopId] }, async (trx) => {
    const row = (await orderByNumber(shopId, orderNumberKey(order)).execute(trx)).rows[0];
    if (row === undefined) return null;
    const { customerId: id } = row.order;
    const { name, verified } = (await describeCustomer(trx, id)) ?? { name: "", verified: false };
    return { organizationId, shopId, customer: { id, name, verified }, channel: "web", language };
  });
}

interface Standing {
  readonly settling: Settling;
  readonly contact: UnaskedContact;
  readonly standing: UnaskedStanding;
  readonly timeZone: string;
}

async function settleIn(ports: SettlingPorts, trx: Transaction, standing: Standing): Promise<Told<Settled>> {
  const { settling } = standing;
  const found = await lockedRequest(trx, settling);
  if (found === undefined) return { result: { ok: false, code: "not_found" }, line: null };
  const { order, request: before } = found;
  const code = refusalOf(order, before, { ...settling, timeZone: standing.timeZone });
  if (code !== null) return { result: { ok: false, code }, line: null };
  const request = answeredWith(before, settling, ports.identity.clock.now());
  const { told, line } = await tell(ports, trx, { ...standing, order, request });
  if (request !== before) {
    await settleRequest(trx, request);
    await audit(ports, trx, { settling, request, told });
  }
  return { result: { ok: true, request, told }, line };
}

async function lockedRequest(
  trx: Transaction,
  { shop: { shopId }, order: number, request }: Settling,
): Promise<{ readonly order: Order; readonly request: OrderRequest } | undefined> {
  const key = orderNumberKey(number);
  await lockOrders(shopId, [key]).execute(trx);
  const row = (await orderByNumber(shopId, key).execute(trx)).rows[0];
  const order = row && reviveOrder(row.order);
  const found = order?.requests.find(({ id }) => id === request);
  return order && found && { order, request: found };
}

interface Telling extends Standing {
  readonly order: Order;
  readonly request: OrderRequest;
}

async function tell(
  { identity, sayAnswer }: SettlingPorts,
  trx: Transaction,
  { contact: { customer }, standing, timeZone, order, request }: Telling,
): Promise<{ readonly told: boolean; readonly line: Told<unknown>["line"] }> {
  const before = await readTold(trx, request.id);
  const after = toldOf(request, before);
  if (after === before) return { told: true, line: null };
  if (!customer.verified || !standing.verified || order.customerId !== customer.id) return { told: false, line: null };
  await writeTold(trx, request.id, after);
  const answered = { order, request, isChange: before.state !== "open", timeZone, now: identity.clock.now() };
  const id = `answer:${request.id}:${after.times}`;
  return { told: true, line: { id, words: (language) => sayAnswer(answered, language) } };
}

interface Audited {
  readonly settling: Settling;
  readonly request: OrderRequest;
  readonly told: boolean;
}

async function audit(
  { identity }: SettlingPorts,
  trx: Transaction,
  { settling: { agent, shop, order }, request: { id, wish, state, answerDay }, told }: Audited,
): Promise<void> {
  await recordAudit(trx, identity, {
    organizationId: shop.organizationId,
    actor: agent,
    action: "order_request.answered",
    target: `order_request:${id}`,
    detail: { shop: shop.shopId, order, kind: wish.kind, state, answerDay, told },
  });
}

import { type IdentityContext, type PersonPrincipal, recordAudit } from "../identity/index.ts";
import { type Transaction, withScope } from "../platform/database/index.ts";
import type { ActionOrder, Acted, Actions, ActionWish, Proposed, Refused } from "./act.ts";
import { type Confirmation, toldWords } from "./core/policy/index.ts";
import type { Order } from "./core/order.ts";
import type { ShopAddress } from "./shop-gateway.ts";
import type { OwnedConversation, TellingPort, Told } from "./telling-port.ts";

/** What agents' actions stand on. */
export interface AgentPorts {
  readonly identity: IdentityContext;
  readonly actions: Actions;
  readonly conversations: TellingPort;
}

/** What an agent wants done to an order of one of his shops. */
export interface AgentWish {
  readonly agent: PersonPrincipal;
  readonly order: Order;
  readonly shop: ShopAddress;
  readonly action: ActionWish["action"];
}

/** The same, confirmed. `key` is the client's own; with a conversation its customer is told in its log. */
export interface AgentOrder extends AgentWish {
  readonly confirmation: Omit<Confirmation, "givenAt">;
  readonly key: string;
  readonly conversation: OwnedConversation | null;
}

/** What came of it. `not_owned`: the named conversation is not this agent's, or has changed hands since he saw it. */
export type AgentActed = Acted | { readonly ok: false; readonly code: "not_owned" };

/** Whether an agent could do this now, and the terms to confirm; a refusal is written down. */
export async function proposeAsAgent(ports: AgentPorts, wish: AgentWish): Promise<Proposed> {
  const proposed = await ports.actions.propose(wishOf(ports, wish));
  if (proposed.ok) return proposed;
  await inShop(ports, wish, (trx) => audit(ports, trx, { wish, acted: proposed }));
  return proposed;
}

/** Does it, with its line in the audit log and, where a conversation is named, the line that its customer reads: all or nothing. */
export async function actAsAgent(ports: AgentPorts, wish: AgentOrder): Promise<AgentActed> {
  const { conversation } = wish;
  const order = orderOf(ports, wish);
  if (conversation === null) return inShop(ports, wish, (trx) => actAndAudit(ports, trx, { wish, order }));
  const outcome = await ports.conversations.doAndTell(scopeOf(wish), conversation, async (trx, { customerId }) =>
    toldOf(wish, await actAndAudit(ports, trx, { wish, order: { ...order, customerId } })),
  );
  if (outcome.ok) return outcome.result;
  // An answer that got lost is asked for again; by then the conversation may be somebody else's.
  return (await ports.actions.doneBefore(order)) ?? { ok: false, code: "not_owned" };
}

function wishOf({ identity }: AgentPorts, { agent, order, shop, action }: AgentWish): ActionWish {
  const { personId: id, displayName: name, tier } = agent;
  const by = { kind: "agent", id, name, tier } as const;
  return { shop, customerId: order.customerId, by, action, now: identity.clock.now() };
}

/** A yes cannot have been asked for after it was given: that would keep it fresh for ever. */
function orderOf(ports: AgentPorts, wish: AgentOrder): ActionOrder {
  const asked = wishOf(ports, wish);
  const { terms, askedAt } = wish.confirmation;
  const confirmation = { terms, askedAt: askedAt > asked.now ? asked.now : askedAt, givenAt: asked.now };
  return { ...asked, confirmation, key: `agent:${wish.agent.personId}:${wish.key}` };
}

const scopeOf = ({ shop }: AgentWish) => ({ organizationId: shop.organizationId, shops: [shop.shopId] });

function inShop<T>({ identity }: AgentPorts, wish: AgentWish, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return withScope(identity.database, scopeOf(wish), work);
}

async function actAndAudit(
  ports: AgentPorts,
  trx: Transaction,
  { wish, order }: { readonly wish: AgentOrder; readonly order: ActionOrder },
): Promise<Acted> {
  const acted = await ports.actions.actIn(trx, order);
  await audit(ports, trx, { wish, acted });
  return acted;
}

type Outcome = Acted | Refused;

async function audit(
  { identity }: AgentPorts,
  trx: Transaction,
  { wish, acted }: { readonly wish: AgentWish | AgentOrder; readonly acted: Outcome },
): Promise<void> {
  const what = auditedOf(acted);
  if (what === null) return;
  const { agent, order, action, shop } = wish;
  const named = "conversation" in wish && wish.conversation !== null ? { conversation: wish.conversation.id } : {};
  const { number, currency } = order;
  const detail = { shop: shop.shopId, order: number, currency, kind: action.kind, ...namedBy(action) };
  await recordAudit(trx, identity, {
    organizationId: shop.organizationId,
    actor: agent,
    action: acted.ok ? "order_action.done" : "order_action.refused",
    target: `order:${order.id}`,
    detail: { ...detail, ...what, ...named },
  });
}

/** What an action is told by beside its money. */
function namedBy(action: AgentWish["action"]): Readonly<Record<string, unknown>> {
  if (action.kind === "refund_part") return { reason: action.reason };
  return action.kind === "give_coupon" ? { code: action.code } : {};
}

/** Amounts only: addresses and ways to pay are the customer's. What was done before was written down then. */
function auditedOf(acted: Outcome): Readonly<Record<string, unknown>> | null {
  if (!acted.ok) return acted.code === "refused" ? { clause: acted.clause } : null;
  if (acted.repeated) return null;
  const worth = acted.worth === undefined ? {} : { worth: acted.worth };
  return { money: acted.money.map(({ way, amount }) => ({ way, amount })), ...worth };
}

/** The customer is told of what was done just now: a refusal is the agent's to explain, and what was done before was told then. */
function toldOf({ agent, action, order, key }: AgentOrder, acted: Acted): Told<Acted> {
  if (!acted.ok || acted.repeated) return { result: acted, line: null };
  const { number, currency } = order;
  const done = { agent: agent.displayName, kind: action.kind, order: number, money: acted.money, currency };
  return { result: acted, line: { id: key, words: (language) => toldWords(done, language) } };
}

import type { Language, OpenShop, ShopFacts } from "../../commerce/index.ts";
import { readOrderIn } from "../../commerce/index.ts";
import type { Conversations, CustomerContact, DoneAndTold, ThreadStanding } from "../../conversations/index.ts";
import { describeCustomer } from "../../identity/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Database, type Transaction, withScope } from "../../platform/database/index.ts";
import type { Wording } from "../core/say.ts";
import { type DueReminder, dueReminders, type ReminderFacts, reminderRulesOf } from "./core/due-reminders.ts";
import { isHeldOut } from "./core/holdout.ts";
import { isQuiet } from "./core/quiet-hours.ts";
import { reminderWords } from "./core/reminder-words.ts";
import { decidedKinds, type OrderPlace, writeDecision } from "./prevention-store.ts";

/** What reminding stands on. */
export interface ReminderPorts {
  readonly database: Database;
  readonly conversations: Pick<Conversations, "tellUnasked">;
  readonly openShop: OpenShop;
  readonly clock: Clock;
  readonly wording: Wording;
}

/** While something moves in a conversation nobody is interrupted with something else, in milliseconds. */
const UNDISTURBED_MS = 10 * 60_000;

/**
 * Tells a customer what is due about one order, each thing once. Nothing is sent in the shop's quiet hours: it is still
 * due afterwards. Returns how many were told.
 */
export async function remindOrder(ports: ReminderPorts, place: OrderPlace): Promise<number> {
  const shop = await ports.openShop(place).shopFacts();
  if (isQuiet(reminderRulesOf(shop.rules), ports.clock.now(), shop.shop.timeZone)) return 0;
  const found = await withScope(ports.database, scopeOf(place), async (trx) => {
    const due = await readDue(ports, trx, { place, shop });
    const customer = due && (await describeCustomer(trx, due.facts.order.customerId));
    return due && customer?.verified ? { due: due.due, customer } : null;
  });
  if (found === null) return 0;
  const contact = contactOf(place, shop, found.customer);
  let told = 0;
  for (const { kind } of found.due)
    if (
      await ports.conversations.tellUnasked(contact, (trx, standing) =>
        decide(ports, trx, { place, shop, kind, standing }),
      )
    )
      told += 1;
  return told;
}

const scopeOf = ({ organizationId, shopId }: OrderPlace) => ({ organizationId, shops: [shopId] });

function contactOf(
  { organizationId, shopId }: OrderPlace,
  { shop }: ShopFacts,
  { id, name, verified }: { readonly id: string; readonly name: string; readonly verified: boolean },
): CustomerContact {
  return { organizationId, shopId, customer: { id, name, verified }, channel: "web", language: shop.language };
}

interface About {
  readonly place: OrderPlace;
  readonly shop: ShopFacts;
}

async function readDue(
  { clock }: ReminderPorts,
  trx: Transaction,
  { place, shop }: About,
): Promise<{ readonly facts: ReminderFacts; readonly due: readonly DueReminder[] } | null> {
  const around = await readOrderIn(trx, place.shopId, place.orderId);
  if (around === null) return null;
  const decided = await decidedKinds(trx, place.orderId);
  const facts = { ...around, shop, addressTold: around.agreedByAssistant };
  return { facts, due: dueReminders(facts, clock.now()).filter(({ kind }) => !decided.has(kind)) };
}

interface Deciding extends About {
  readonly kind: DueReminder["kind"];
  readonly standing: ThreadStanding;
}

/** Whether it was sent, and its line. */
type Sent = DoneAndTold<boolean>;

const NOTHING: Sent = { result: false, line: null };

/** Decides on one of them anew, with everything read under the conversation's lock; who is held out gets a row and no line. */
async function decide(ports: ReminderPorts, trx: Transaction, deciding: Deciding): Promise<Sent> {
  const { place, shop, kind, standing } = deciding;
  const now = ports.clock.now();
  if (!standing.verified || isDisturbing(kind, standing, now)) return NOTHING;
  const read = await readDue(ports, trx, deciding);
  const reminder = read?.due.find((one) => one.kind === kind);
  if (read === null || reminder === undefined) return NOTHING;
  const { customerId } = read.facts.order;
  const heldOut = isHeldOut({ shopId: place.shopId, kind, customerId }, reminderRulesOf(shop.rules).holdoutPercent);
  const fresh = await writeDecision(trx, {
    organization_id: place.organizationId,
    shop_id: place.shopId,
    order_id: place.orderId,
    kind,
    customer_id: customerId,
    decided_at: now,
    outcome: heldOut ? "held_out" : "sent",
  });
  if (!fresh || heldOut) return NOTHING;
  const toWord = { reminder, facts: read.facts, now, wording: ports.wording };
  const words = (language: Language): string => reminderWords({ ...toWord, language });
  return { result: true, line: { id: `reminder:${kind}:${place.orderId}`, words } };
}

/** The address for a return belongs to what is being spoken of; everything else waits until nobody is speaking. */
function isDisturbing(kind: DueReminder["kind"], { movedAt }: ThreadStanding, now: Date): boolean {
  return kind !== "return_address" && movedAt !== null && now.getTime() - movedAt.getTime() < UNDISTURBED_MS;
}

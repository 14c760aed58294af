import type { ShopGateway, ShopRules } from "../commerce/index.ts";
import type { Turn } from "../conversations/index.ts";
import { asksCase } from "./core/case-question.ts";
import type { Dialogue } from "./core/dialogue.ts";
import { type PublishedSop, standingIn } from "./core/sops/published-sop.ts";
import { tells } from "./core/sops/told-facts.ts";
import { ownWords } from "./core/own-words.ts";
import type { TurnFacts } from "./core/skill.ts";
import type { Understood } from "./core/understand.ts";
import type { TurnPorts } from "./ports.ts";
import type { PublishedSops } from "./sops/published-sops.ts";

/** Numbers in one turn that are looked up; nobody asks about more at once. */
const LOOKED_UP_NUMBERS = 3;

/** Whoever asked this may have a case since. */
const OPENS_CASES = "return.seller_not_received";

/** Told by a shop's process, it is fetched as well. */
const RETURN_ADDRESS = "order.return_address";

/** What the facts are fetched for. */
export interface FactsWanted {
  readonly turn: Turn;
  readonly understood: Understood;
  readonly dialogue: Dialogue;
  readonly now: Date;
}

/**
 * Everything a turn may stand on, fetched before anything is decided. An order is only ever the customer's own: the
 * gateway answers for somebody else's number as for one that does not exist, and nobody unknown has orders.
 */
export async function fetchFacts(
  { openShop, cases, sops, faq, trade }: Pick<TurnPorts, "openShop" | "cases" | "sops" | "faq" | "trade">,
  wanted: FactsWanted,
): Promise<TurnFacts> {
  const { turn } = wanted;
  const { id, verified } = turn.customer;
  const gateway = openShop(turn);
  const isAboutCase =
    isAboutReturns(wanted) || wanted.dialogue.answered.includes(OPENS_CASES) || asksCase(wanted.understood.text);
  const known = sops.lastSeen(turn);
  const asked = {
    customerId: id,
    at: wanted.now,
    orders: verified,
    numbers: verified ? namedNumbers(wanted) : [],
    returnAddresses: verified && (isAboutReturns(wanted) || known === undefined || tells(known, RETURN_ADDRESS)),
  };
  const context = await gateway.turnContext(asked);
  const { sops: published, begunBy: sopBegunBy } = await sops.at(turn, context.shop.version);
  const formerSop = await formerSopOf(sops, wanted, published);
  // Only where such a process was published since this program looked last.
  const isLacking = verified && !asked.returnAddresses && tells(published, RETURN_ADDRESS);
  const whole = isLacking ? await gateway.turnContext({ ...asked, returnAddresses: true }) : context;
  const answers = await faq.ofShop(turn, whole.shop.version);
  const own = ownWords(answers, whole.shop, trade.openClosest);
  const ofCustomer = verified && isAboutCase ? await cases.ofCustomer(turn) : [];
  const money = verified ? await moneyFacts(gateway, wanted, whole.shop.rules) : NO_MONEY_FACTS;
  return { ...whole, ...money, verified, cases: ofCustomer, sops: published, formerSop, sopBegunBy, own };
}

/** Read only for who stands in what was published anew or withdrawn meanwhile. */
async function formerSopOf(
  sops: PublishedSops,
  { turn, dialogue: { sop: position } }: FactsWanted,
  published: readonly PublishedSop[],
): Promise<PublishedSop | undefined> {
  if (position === undefined || standingIn({ sops: published }, position) !== undefined) return undefined;
  return sops.version(turn, { id: position.sop, version: position.version });
}

function namedNumbers({ understood, dialogue }: FactsWanted): readonly string[] {
  const named = understood.wishes.flatMap((wish) => wish.mentions.numbers).slice(0, LOOKED_UP_NUMBERS);
  const kept = [dialogue.order, dialogue.sop?.order].flatMap((number) => number ?? []);
  return [...new Set([...named, ...kept])];
}

const NO_MONEY_FACTS: Pick<TurnFacts, "ways" | "lateCoupon"> = { ways: [], lateCoupon: null };

/** What only few turns are about: ways to pay that are on file, and what the shop gives for orders that leave late. */
async function moneyFacts(gateway: ShopGateway, wanted: FactsWanted, rules: ShopRules): Promise<typeof NO_MONEY_FACTS> {
  const ways = isAboutPayment(wanted) ? await gateway.waysToPay(wanted.turn.customer.id) : [];
  return { ways, lateCoupon: isAboutLate(wanted) ? await lateCouponOf(gateway, wanted, rules) : null };
}

/** A yes to another way to pay looks at them, too. */
function isAboutPayment(wanted: FactsWanted): boolean {
  return intentsOf(wanted).includes("payment.help");
}

function isAboutLate(wanted: FactsWanted): boolean {
  return intentsOf(wanted).includes("compensation.request");
}

async function lateCouponOf(gateway: ShopGateway, { turn, now }: FactsWanted, { dispatch }: ShopRules) {
  const code = dispatch?.lateCoupon ?? null;
  if (code === null) return null;
  const running = await gateway.couponsToGive(turn.customer.id, now);
  return running.find(({ coupon }) => coupon.code === code) ?? null;
}

function intentsOf({ understood, dialogue }: FactsWanted): readonly string[] {
  return [...understood.wishes.map((wish) => wish.intent), dialogue.asked?.intent ?? "", dialogue.last?.intent ?? ""];
}

function isAboutReturns(wanted: FactsWanted): boolean {
  return intentsOf(wanted).some((intent) => intent.startsWith("return.") || intent === "exchange.request");
}

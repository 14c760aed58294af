import { DEMO_SEED, demoOrganizationId } from "../../server/src/commerce/index.ts";
import { type Database, type Transaction, withScope } from "../../server/src/platform/database/index.ts";
import type {} from "../../server/src/conversations/index.ts";

/** What the log says of the answers that were given. */
export interface Shares {
  /** Of all answers: those that rest on a fact of an own order or parcel, and those that rest on any fact. */
  readonly onOwnOrder: number;
  readonly onFacts: number;
  /** Texts that were said more than once; the bench's promise is none. */
  readonly repeatedTexts: number;
}

/** How an answer's trace names facts of orders. */
const ORDER_FACT = /^(?:order|shipment|remedy):/u;

/** Looks into the log what the answers stood on, and whether any text came twice from customers with orders. */
export async function readShares(database: Database): Promise<Shares> {
  const scope = { organizationId: demoOrganizationId(DEMO_SEED), shops: "*" } as const;
  return withScope(database, scope, async (trx) => {
    const facts = await factsOfAnswers(trx);
    const texts = await textsOfBuyers(trx);
    const share = (some: readonly unknown[]): number => Math.round((some.length / facts.length) * 1000) / 1000;
    return {
      onOwnOrder: share(facts.filter((each) => each.some((fact) => ORDER_FACT.test(fact)))),
      onFacts: share(facts.filter((each) => each.length > 0)),
      repeatedTexts: texts.length - new Set(texts).size,
    };
  });
}

async function factsOfAnswers(trx: Transaction): Promise<readonly (readonly string[])[]> {
  const rows = await trx.selectFrom("message").select("meta").where("author_kind", "=", "assistant").execute();
  return rows.flatMap(({ meta }) => {
    const { trace } = meta as unknown as { readonly trace: { readonly intent: string; readonly facts: string[] } };
    return trace.intent === "echo" ? [] : [trace.facts];
  });
}

async function textsOfBuyers(trx: Transaction): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom("message")
    .select("body")
    .where("author_kind", "=", "customer")
    .where("author_id", "in", (eb) => eb.selectFrom("shop_order").select("customer_id"))
    .execute();
  return rows.flatMap(({ body }) => (body.kind === "text" ? [body.text] : []));
}

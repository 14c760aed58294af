import type { Transaction } from "../../platform/database/index.ts";
import type { NewId } from "../../platform/ids.ts";
import { raiseVersion, readVersion, writeEntry } from "../faq/faq-store.ts";
import type { TouchFacts } from "../faq/faq.ts";
import { DEMO_FAQ } from "./demo-faq.ts";

/** Where and when demo entries are written. */
export interface DemoFaqOptions {
  readonly organizationId: string;
  readonly shops: readonly { readonly id: string; readonly slug: string }[];
  readonly now: Date;
  readonly newId: NewId;
  readonly touchFacts: TouchFacts;
}

/** Who is said to have written them. */
const AUTHOR = { id: null, name: "Warmline" } as const;

/** Writes the demo shops' own answers where a shop has never had any; what was changed since is left alone. */
export async function putDemoFaq(
  trx: Transaction,
  { organizationId, shops, now, newId, touchFacts }: DemoFaqOptions,
): Promise<void> {
  for (const { id: shopId, slug } of shops) {
    const entries = DEMO_FAQ.get(slug) ?? [];
    if (entries.length === 0 || (await readVersion(trx, shopId)) > 0) continue;
    const shop = { organizationId, shopId };
    await raiseVersion(trx, shop);
    await touchFacts(trx, shop);
    for (const [index, { questions, answer }] of entries.entries()) {
      const at = new Date(now.getTime() + index);
      const text = { questions, answer, revision: 1, change: "added", at, actor: AUTHOR } as const;
      await writeEntry(trx, { shop, id: newId(), ...text });
    }
  }
}

import { installDemoSop } from "./assistant/index.ts";
import { demoOrganizationId, DEMO_SEED, installDemo, touchCatalogue } from "./commerce/index.ts";
import { isFresh, listShops } from "./identity/index.ts";
import { putDemoFaq } from "./knowledge/index.ts";
import { withScope } from "./platform/database/index.ts";
import { newId } from "./platform/ids.ts";
import type { Foundation } from "./wire.ts";

/**
 * The first start of an empty installation makes the demo organization, unless it is switched off. Answers whether the
 * demo is there.
 */
export async function prepareDemo({ config, database, clock, log }: Foundation): Promise<boolean> {
  if (config.demo === "off") return false;
  if (!(await isFresh(database))) return isDemoThere({ database });
  const outcome = await installDemo({ database, clock });
  if (!outcome.ok) log.warn({ slug: outcome.slug }, "the demo was not installed: another shop has this slug");
  else await fillDemo(outcome.organizationId, { database, clock });
  return outcome.ok;
}

/** What rooms above commerce's floor add to the demo organization; what is there already is left alone. */
export async function fillDemo(
  organizationId: string,
  { database, clock }: Pick<Foundation, "database" | "clock">,
): Promise<void> {
  await withScope(database, { organizationId, shops: "*" }, async (trx) =>
    putDemoFaq(trx, {
      organizationId,
      shops: await listShops(trx),
      now: clock.now(),
      newId,
      touchFacts: touchCatalogue,
    }),
  );
  await installDemoSop({ database, clock, newId });
}

/** Whether the demo organization is installed. */
export async function isDemoThere({ database }: Pick<Foundation, "database">): Promise<boolean> {
  const organizationId = demoOrganizationId(DEMO_SEED);
  const row = await withScope(database, { organizationId, shops: "*" }, (trx) =>
    trx.selectFrom("organization").select("id").where("id", "=", organizationId).executeTakeFirst(),
  );
  return row !== undefined;
}

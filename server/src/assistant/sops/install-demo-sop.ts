import { demoPeople, openBuiltInStore } from "../../commerce/index.ts";
import { findShop, type IdentityContext } from "../../identity/index.ts";
import { isIntentId } from "../../knowledge/index.ts";
import { withScope } from "../../platform/database/index.ts";
import { categoriesOf } from "../core/sops/sop-vocabulary.ts";
import { DEMO_SOP, DEMO_SOP_SHOP } from "./demo-sop.ts";
import { listSops } from "./sop-store.ts";
import { createSop, publishSop, type SopDesk } from "./manage-sops.ts";

/**
 * Publishes the demo shop's process as its owner would, unless the shop has any; throws where the demo or the process is
 * not as it should be.
 */
export async function installDemoSop(identity: SopDesk["identity"] & Pick<IdentityContext, "database">): Promise<void> {
  const shop = await findShop(identity, DEMO_SOP_SHOP);
  const owner = demoPeople().find(({ shopSlug, role }) => shopSlug === DEMO_SOP_SHOP && role === "owner");
  if (shop === undefined || owner === undefined) throw new Error(`the demo has no ${DEMO_SOP_SHOP}`);
  const address = { organizationId: shop.organizationId, shopId: shop.id };
  const scope = { organizationId: shop.organizationId, shops: [shop.id] };
  const known = await withScope(identity.database, scope, (trx) => listSops(trx, shop.id));
  if (known.length > 0) return;
  const actor = { kind: "system", purpose: "demo", organizationId: shop.organizationId } as const;
  const desk: SopDesk = { identity, shop: address, actor, personId: owner.id };
  const facts = await openBuiltInStore(identity.database)(address).shopFacts();
  const made = await createSop(desk, DEMO_SOP);
  const setting = { language: facts.shop.language, categories: categoriesOf(facts), isIntent: isIntentId };
  const published = made.ok ? await publishSop(desk, made.id, { revision: 1, setting }) : made;
  if (!published.ok) throw new Error(`the demo's process cannot be published: ${JSON.stringify(published)}`);
}

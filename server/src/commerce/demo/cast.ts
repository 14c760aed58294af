import type { BilingualText } from "../core/text.ts";
import { stableId } from "../store/stable-id.ts";
import { text } from "./compact.ts";
import type { DemoPerson } from "./demo-organization.ts";
import { DEMO_SEED, demoOrganizationId } from "./generate.ts";
import { buildPeople } from "./people.ts";
import { STORIES } from "./stories.ts";

/** A customer whom a visitor of the demo page can be. */
export interface CastMember {
  readonly id: string;
  readonly shopSlug: string;
  readonly externalId: string;
  readonly name: string;
  /** What is on the customer's mind. */
  readonly mind: BilingualText;
}

/** The customers with a story, in the order in which a page shows them. */
export function demoCast(): readonly CastMember[] {
  const organizationId = demoOrganizationId(DEMO_SEED);
  return STORIES.map(({ shop, externalId, name, mind }) => ({
    id: stableId(organizationId, "customer", shop, externalId),
    shopSlug: shop,
    externalId,
    name,
    mind: text(mind),
  }));
}

/** Everybody who serves in the demo; all sign in with identity's `DEMO_PASSWORD`. */
export function demoPeople(): readonly DemoPerson[] {
  return buildPeople(demoOrganizationId(DEMO_SEED));
}

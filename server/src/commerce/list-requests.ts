import type { IdentityContext } from "../identity/index.ts";
import { withScope } from "../platform/database/index.ts";
import type { ShopAddress } from "./shop-gateway.ts";
import { countOpen, type OpenCount, type OpenFilter, openRequests, type ShopRequest } from "./store/open-requests.ts";
import type { TellingPort } from "./telling-port.ts";

/** What the list stands on. */
export interface ListingPorts {
  readonly identity: Pick<IdentityContext, "database">;
  readonly conversations: Pick<TellingPort, "latestOf">;
}

/** Which page, and whether its reader may know where customers were spoken with. */
export interface Listing extends Omit<OpenFilter, "shopId"> {
  readonly withConversations: boolean;
}

/** An open request and where one speaks with its customer; null where nobody has yet, or the reader may not know. */
export interface ListedRequest extends ShopRequest {
  readonly conversation: string | null;
}

/** A page of what waits for an answer in a shop, the longest waiting first, and how many of each kind wait in all. */
export interface RequestPage {
  readonly requests: readonly ListedRequest[];
  readonly waiting: readonly OpenCount[];
  readonly more: boolean;
}

/** Reads a page. */
export async function listRequests(
  { identity, conversations }: ListingPorts,
  { organizationId, shopId }: ShopAddress,
  { withConversations, limit, ...which }: Listing,
): Promise<RequestPage> {
  const scope = { organizationId, shops: [shopId] };
  const { found, waiting } = await withScope(identity.database, scope, async (trx) => ({
    found: await openRequests(trx, { ...which, shopId, limit: limit + 1 }),
    waiting: await countOpen(trx, shopId),
  }));
  const page = found.slice(0, limit);
  const customers = [...new Set(page.map(({ customer }) => customer.id))];
  const latest = withConversations ? await conversations.latestOf(scope, shopId, customers) : null;
  const requests = page.map((one) => ({ ...one, conversation: latest?.get(one.customer.id) ?? null }));
  return { requests, waiting, more: found.length > limit };
}

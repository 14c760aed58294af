import type { ShopAddress } from "../../commerce/index.ts";
import type { OpenClosest } from "../../knowledge/index.ts";
import { type Database, withScope } from "../../platform/database/index.ts";
import { begunBy } from "../core/sops/begun-by.ts";
import type { PublishedSop } from "../core/sops/published-sop.ts";
import { publishedIn } from "./sop-store.ts";

/** What a shop has published. */
export interface ShopSops {
  readonly sops: readonly PublishedSop[];
  /** The id of the one whose phrases a text is like enough. */
  readonly begunBy: (text: string) => string | null;
}

/** Gives turns the processes that a shop has published. */
export interface PublishedSops {
  /** As of a version of the shop's facts, which every publishing raises: nothing is read while that stays the same. */
  at(shop: ShopAddress, version: string): Promise<ShopSops>;
  /** What was there when it was read last, without reading; undefined where it never was. */
  lastSeen(shop: ShopAddress): readonly PublishedSop[] | undefined;
}

/** Shops kept at most; the one used longest ago goes first. */
const MAX_SHOPS = 200;

interface Seen extends ShopSops {
  readonly version: string;
}

/** Reads them from the database, once for each version of a shop's facts. One per process. */
export function openPublishedSops(database: Database, openClosest: OpenClosest): PublishedSops {
  const shops = new Map<string, Seen>();
  const keep = (shopId: string, seen: Seen): ShopSops => {
    shops.delete(shopId);
    shops.set(shopId, seen);
    const [oldest] = shops.keys();
    if (shops.size > MAX_SHOPS && oldest !== undefined) shops.delete(oldest);
    return seen;
  };
  return {
    lastSeen: ({ shopId }) => shops.get(shopId)?.sops,
    at: async ({ organizationId, shopId }, version) => {
      const seen = shops.get(shopId);
      if (seen?.version === version) return keep(shopId, seen);
      const scope = { organizationId, shops: [shopId] };
      const sops = await withScope(database, scope, (trx) => publishedIn(trx, shopId));
      // Most versions are of goods and stock: the index of the same phrases is not made again for these.
      const isSame = seen !== undefined && versionsIn(seen.sops) === versionsIn(sops);
      return keep(shopId, { version, sops, begunBy: isSame ? seen.begunBy : begunBy(openClosest, sops) });
    },
  };
}

function versionsIn(sops: readonly PublishedSop[]): string {
  return sops.map(({ id, version }) => `${id} ${String(version)}`).join("\n");
}

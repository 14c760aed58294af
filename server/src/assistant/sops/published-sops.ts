import type { ShopAddress } from "../../commerce/index.ts";
import { type ClosestInSteps, openBeside, ShopCache } from "../../knowledge/index.ts";
import { type Database, withScope } from "../../platform/database/index.ts";
import { begunBy, startPhrases } from "../core/sops/begun-by.ts";
import type { PublishedSop } from "../core/sops/published-sop.ts";
import { publishedIn, publishedVersions, readSopVersion } from "./sop-store.ts";

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
  /** One version, which stays readable for good; undefined where the shop never published it. */
  version(shop: ShopAddress, of: Pick<PublishedSop, "id" | "version">): Promise<PublishedSop | undefined>;
  /** What was there when it was read last, without reading; undefined where it is not kept. */
  lastSeen(shop: ShopAddress): readonly PublishedSop[] | undefined;
  /** Forgets what is kept of shops that nobody has asked since this was called last. */
  dropUnused(): void;
}

/**
 * Reads them from the database. One per process. Most versions of a shop's facts are of goods and stock: for these only the
 * processes' own versions are looked at, and the index of their phrases stays.
 */
export function openPublishedSops(database: Database, inSteps: ClosestInSteps): PublishedSops {
  const cache = new ShopCache<ShopSops>(({ organizationId, shopId }, known) =>
    withScope(database, { organizationId, shops: [shopId] }, async (trx) => {
      const version = await publishedVersions(trx, shopId);
      if (version === known) return { version, make: null };
      const sops = await publishedIn(trx, shopId);
      return { version, make: () => openSops(sops, inSteps) };
    }),
  );
  return {
    at: (shop, version) => cache.ofShop(shop, version),
    version: ({ organizationId, shopId }, of) =>
      withScope(database, { organizationId, shops: [shopId] }, async (trx) => {
        const kept = await readSopVersion(trx, { ...of, shopId });
        return kept && { id: of.id, version: of.version, sop: kept.sop };
      }),
    lastSeen: (shop) => cache.lastSeen(shop)?.sops,
    dropUnused: () => cache.dropUnused(),
  };
}

async function openSops(sops: readonly PublishedSop[], inSteps: ClosestInSteps): Promise<ShopSops> {
  return { sops, begunBy: begunBy(await openBeside(inSteps, startPhrases(sops))) };
}

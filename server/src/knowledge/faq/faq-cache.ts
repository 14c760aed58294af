import { type Database, type Transaction, withScope } from "../../platform/database/index.ts";
import { gather } from "../../platform/gather.ts";
import type { FindClosest, OpenClosest } from "../core/closest-phrase.ts";
import type { FaqEntry } from "../core/faq.ts";
import { type FaqShop, readEntries } from "./faq-store.ts";

/** A shop's own answers as one turn sees them. */
export interface OwnAnswers {
  readonly entries: ReadonlyMap<string, FaqEntry>;
  /** Finds the entry that is most alike, by its id. The index is made when it is first asked. */
  readonly closest: FindClosest;
}

/** A shop that answers nothing itself. */
export const NO_OWN_ANSWERS: OwnAnswers = { entries: new Map(), closest: () => null };

/** Shops kept at most; the one used longest ago goes first. */
const MAX_SHOPS = 100;
/** Reads that are gathered: batches in flight at once for each organization, and shops of one. */
const READS = { inFlight: 2, most: 32 } as const;

interface Kept {
  readonly version: number;
  readonly answers: OwnAnswers;
  isUsed: boolean;
}

/** Own answers by shop, each as of one version. Belongs to one process: the version, read anew each time, keeps it true. */
export class FaqCache {
  readonly #shops = new Map<string, Kept>();
  readonly #readers = new Map<string, (shopId: string) => Promise<OwnAnswers>>();
  readonly #database: Database;
  readonly #openClosest: OpenClosest;

  constructor(database: Database, openClosest: OpenClosest) {
    this.#database = database;
    this.#openClosest = openClosest;
  }

  /** A shop's answers as of now. */
  ofShop({ organizationId, shopId }: FaqShop): Promise<OwnAnswers> {
    const reader = this.#readers.get(organizationId) ?? this.#readerOf(organizationId);
    this.#readers.set(organizationId, reader);
    return reader(shopId);
  }

  /** Forgets what nobody has asked for since this was called last. */
  dropUnused(): void {
    for (const [shopId, kept] of this.#shops) {
      if (!kept.isUsed) this.#shops.delete(shopId);
      kept.isUsed = false;
    }
  }

  /** Shops of one organization are read together, in a scope of them: nothing can cross to another one. */
  #readerOf(organizationId: string): (shopId: string) => Promise<OwnAnswers> {
    return gather({
      ...READS,
      ask: (asked: readonly string[]) => {
        const shops = [...new Set(asked)];
        return withScope(this.#database, { organizationId, shops }, async (trx) => {
          const versions = await trx
            .selectFrom("shop_faq")
            .select(["shop_id", "version"])
            .where("shop_id", "in", shops)
            .execute();
          const byShop = new Map(versions.map(({ shop_id: id, version }) => [id, version]));
          const found = new Map<string, OwnAnswers>();
          for (const shopId of shops) found.set(shopId, await this.#at(trx, shopId, byShop.get(shopId) ?? 0));
          return asked.map((shopId) => found.get(shopId) ?? NO_OWN_ANSWERS);
        });
      },
    });
  }

  async #at(trx: Transaction, shopId: string, version: number): Promise<OwnAnswers> {
    if (version === 0) return NO_OWN_ANSWERS;
    const known = this.#shops.get(shopId);
    const kept = known?.version === version ? known : { version, answers: this.#open(await readEntries(trx, shopId)) };
    this.#shops.delete(shopId);
    this.#shops.set(shopId, { ...kept, isUsed: true });
    const oldest = this.#shops.keys().next();
    if (this.#shops.size > MAX_SHOPS && oldest.done !== true) this.#shops.delete(oldest.value);
    return kept.answers;
  }

  #open(entries: readonly FaqEntry[]): OwnAnswers {
    return ownAnswers(entries, this.#openClosest);
  }
}

/** Some entries as a turn sees them. */
export function ownAnswers(entries: readonly FaqEntry[], openClosest: OpenClosest): OwnAnswers {
  let finder: FindClosest | undefined;
  const groups = () =>
    entries.map(({ id, questions, answer }) => ({ key: id, phrases: questions, about: Object.values(answer) }));
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    closest: (text) => {
      finder ??= openClosest(groups());
      return finder(text);
    },
  };
}

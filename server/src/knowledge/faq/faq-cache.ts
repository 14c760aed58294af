import { setImmediate as rest } from "node:timers/promises";
import { type Database, type Transaction, withScope } from "../../platform/database/index.ts";
import { gather } from "../../platform/gather.ts";
import type { ClosestInSteps, FindClosest, PhraseGroup } from "../core/closest-phrase.ts";
import type { FaqEntry } from "../core/faq.ts";
import { type FaqShop, readEntries } from "./faq-store.ts";

/** A shop's own answers as one turn sees them. */
export interface OwnAnswers {
  readonly entries: ReadonlyMap<string, FaqEntry>;
  /** Finds the entry that is most alike, by its id. */
  readonly closest: FindClosest;
}

/** A shop that answers nothing itself. */
export const NO_OWN_ANSWERS: OwnAnswers = { entries: new Map(), closest: () => null };

/** Shops kept at most; the one used longest ago goes first. */
const MAX_SHOPS = 100;
/** Reads that are gathered: batches in flight at once for each organization, and shops of one. */
const READS = { inFlight: 2, most: 32 } as const;
/** Work on an index before others have their turn, in milliseconds. */
const PATIENCE_MS = 8;

interface Kept {
  readonly version: number;
  readonly entries: readonly FaqEntry[];
  /** Begun when a turn wants it first. */
  answers?: Promise<OwnAnswers>;
  isUsed: boolean;
}

/** Own answers by shop, each as of one version. Belongs to one process: the version, read anew each time, keeps it true. */
export class FaqCache {
  readonly #shops = new Map<string, Kept>();
  readonly #readers = new Map<string, (shopId: string) => Promise<Kept | null>>();
  readonly #database: Database;
  readonly #closestInSteps: ClosestInSteps;

  constructor(database: Database, closestInSteps: ClosestInSteps) {
    this.#database = database;
    this.#closestInSteps = closestInSteps;
  }

  /** A shop's answers as of now. */
  async ofShop({ organizationId, shopId }: FaqShop): Promise<OwnAnswers> {
    const reader = this.#readers.get(organizationId) ?? this.#readerOf(organizationId);
    this.#readers.set(organizationId, reader);
    const kept = await reader(shopId);
    if (kept === null || kept.entries.length === 0) return NO_OWN_ANSWERS;
    kept.answers ??= openAnswers(kept.entries, this.#closestInSteps);
    return kept.answers;
  }

  /** Forgets what nobody has asked for since this was called last. */
  dropUnused(): void {
    for (const [shopId, kept] of this.#shops) {
      if (!kept.isUsed) this.#shops.delete(shopId);
      kept.isUsed = false;
    }
  }

  /** Shops of one organization are read together, in a scope of them: nothing can cross to another one. */
  #readerOf(organizationId: string): (shopId: string) => Promise<Kept | null> {
    return gather({
      ...READS,
      ask: (asked: readonly string[]) => {
        const shops = [...new Set(asked)];
        return withScope(this.#database, { organizationId, shops }, async (trx) => {
          const versions = await readVersions(trx, shops);
          const found = new Map<string, Kept>();
          for (const [shopId, version] of versions) found.set(shopId, await this.#at(trx, shopId, version));
          return asked.map((shopId) => found.get(shopId) ?? null);
        });
      },
    });
  }

  async #at(trx: Transaction, shopId: string, version: number): Promise<Kept> {
    const known = this.#shops.get(shopId);
    const kept =
      known?.version === version ? known : { version, entries: await readEntries(trx, shopId), isUsed: true };
    kept.isUsed = true;
    this.#shops.delete(shopId);
    this.#shops.set(shopId, kept);
    const oldest = this.#shops.keys().next();
    if (this.#shops.size > MAX_SHOPS && oldest.done !== true) this.#shops.delete(oldest.value);
    return kept;
  }
}

/** The versions of the shops that ever had an entry. */
async function readVersions(trx: Transaction, shops: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom("shop_faq")
    .select(["shop_id", "version"])
    .where("shop_id", "in", [...shops])
    .execute();
  return new Map(rows.map(({ shop_id: id, version }) => [id, version]));
}

/** Makes the index of some entries beside other work: five hundred take most of a second. */
async function openAnswers(entries: readonly FaqEntry[], inSteps: ClosestInSteps): Promise<OwnAnswers> {
  const steps = inSteps(groupsOf(entries));
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return answersBy(entries, step.value);
    if (performance.now() - began < PATIENCE_MS) continue;
    await rest();
    began = performance.now();
  }
}

/** How entries are found: by their questions, and by what their answers have words for. */
export function groupsOf(entries: readonly FaqEntry[]): readonly PhraseGroup[] {
  return entries.map(({ id, questions, answer }) => ({ key: id, phrases: questions, about: Object.values(answer) }));
}

function answersBy(entries: readonly FaqEntry[], closest: FindClosest): OwnAnswers {
  return { entries: new Map(entries.map((entry) => [entry.id, entry])), closest };
}

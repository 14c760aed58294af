import { setImmediate as rest } from "node:timers/promises";
import { type Database, withScope } from "../../platform/database/index.ts";
import type { ClosestInSteps, FindClosest, PhraseGroup } from "../core/closest-phrase.ts";
import type { FaqEntry } from "../core/faq.ts";
import { type FaqShop, readEntries, readVersion } from "./faq-store.ts";

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
/** Work on an index before others have their turn, in milliseconds. */
const PATIENCE_MS = 8;

interface Kept {
  /** The version of the shop's facts at which this was true. */
  readonly asOf: string;
  /** The version of the entries: facts change for other reasons, too. */
  readonly version: number;
  readonly answers: OwnAnswers;
}

/** A shop that is kept, or just being read: whoever asks meanwhile waits for the same. */
interface Held {
  readonly asOf: string;
  readonly kept: Promise<Kept>;
  isUsed: boolean;
}

/** Own answers by shop. Belongs to one process: the version of the shop's facts, which each change raises, keeps it true. */
export class FaqCache {
  readonly #shops = new Map<string, Held>();
  readonly #database: Database;
  readonly #closestInSteps: ClosestInSteps;

  constructor(database: Database, closestInSteps: ClosestInSteps) {
    this.#database = database;
    this.#closestInSteps = closestInSteps;
  }

  /** A shop's answers as of a version of its facts: nothing is read while that stays the same. */
  async ofShop(shop: FaqShop, asOf: string): Promise<OwnAnswers> {
    const known = this.#shops.get(shop.shopId);
    const held = known?.asOf === asOf ? known : this.#read(shop, asOf, known);
    held.isUsed = true;
    this.#keep(shop.shopId, held);
    try {
      return (await held.kept).answers;
    } catch (error) {
      // What could not be read is read again next time.
      if (this.#shops.get(shop.shopId) === held) this.#shops.delete(shop.shopId);
      throw error;
    }
  }

  /** Forgets what nobody has asked for since this was called last. */
  dropUnused(): void {
    for (const [shopId, held] of this.#shops) {
      if (!held.isUsed) this.#shops.delete(shopId);
      held.isUsed = false;
    }
  }

  #keep(shopId: string, held: Held): void {
    this.#shops.delete(shopId);
    this.#shops.set(shopId, held);
    const [oldest] = this.#shops.keys();
    if (this.#shops.size > MAX_SHOPS && oldest !== undefined) this.#shops.delete(oldest);
  }

  #read({ organizationId, shopId }: FaqShop, asOf: string, before: Held | undefined): Held {
    const read = async (): Promise<Kept> => {
      const last = await before?.kept.catch(() => undefined);
      const now = await withScope(this.#database, { organizationId, shops: [shopId] }, async (trx) => {
        const version = await readVersion(trx, shopId);
        return { version, entries: version === last?.version ? null : await readEntries(trx, shopId) };
      });
      if (last !== undefined && now.entries === null) return { ...last, asOf };
      return { asOf, version: now.version, answers: await openAnswers(now.entries ?? [], this.#closestInSteps) };
    };
    return { asOf, kept: read(), isUsed: true };
  }
}

/** Makes the index of some entries beside other work: five hundred take most of a second. */
async function openAnswers(entries: readonly FaqEntry[], inSteps: ClosestInSteps): Promise<OwnAnswers> {
  if (entries.length === 0) return NO_OWN_ANSWERS;
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

/** Some entries, and how they are found. */
export function answersBy(entries: readonly FaqEntry[], closest: FindClosest): OwnAnswers {
  return { entries: new Map(entries.map((entry) => [entry.id, entry])), closest };
}

import { type Database, withScope } from "../../platform/database/index.ts";
import type { ClosestInSteps, FindClosest, PhraseGroup } from "../core/closest-phrase.ts";
import type { FaqEntry } from "../core/faq.ts";
import { openBeside } from "../open-beside.ts";
import { ShopCache } from "../shop-cache.ts";
import { readEntries, readVersion } from "./faq-store.ts";

/** A shop's own answers as one turn sees them. */
export interface OwnAnswers {
  readonly entries: ReadonlyMap<string, FaqEntry>;
  /** Finds the entry that is most alike, by its id. */
  readonly closest: FindClosest;
}

/** A shop that answers nothing itself. */
export const NO_OWN_ANSWERS: OwnAnswers = { entries: new Map(), closest: () => null };

/** Own answers by shop, read and indexed anew with each change of an entry. */
export function ownAnswersCache(database: Database, inSteps: ClosestInSteps): ShopCache<OwnAnswers> {
  return new ShopCache(({ organizationId, shopId }, known) =>
    withScope(database, { organizationId, shops: [shopId] }, async (trx) => {
      const version = String(await readVersion(trx, shopId));
      if (version === known) return { version, make: null };
      const entries = await readEntries(trx, shopId);
      return { version, make: () => openAnswers(entries, inSteps) };
    }),
  );
}

async function openAnswers(entries: readonly FaqEntry[], inSteps: ClosestInSteps): Promise<OwnAnswers> {
  if (entries.length === 0) return NO_OWN_ANSWERS;
  return answersBy(entries, await openBeside(inSteps, groupsOf(entries)));
}

/** How entries are found: by their questions, and by what their answers have words for. */
export function groupsOf(entries: readonly FaqEntry[]): readonly PhraseGroup[] {
  return entries.map(({ id, questions, answer }) => ({ key: id, phrases: questions, about: Object.values(answer) }));
}

/** Some entries, and how they are found. */
export function answersBy(entries: readonly FaqEntry[], closest: FindClosest): OwnAnswers {
  return { entries: new Map(entries.map((entry) => [entry.id, entry])), closest };
}

import { type PersonPrincipal, recordAudit } from "../../identity/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Database, type Transaction, withScope } from "../../platform/database/index.ts";
import type { NewId } from "../../platform/ids.ts";
import { checkFaq, type FaqProblem, fullBy, takenBy, tidyFaq } from "../core/check-faq.ts";
import type { ClosestInSteps } from "../core/closest-phrase.ts";
import type { FaqEntry, FaqText } from "../core/faq.ts";
import { type OwnAnswers, ownAnswersCache } from "./own-answers.ts";
import {
  type FaqShop,
  type FaqVersion,
  raiseVersion,
  readEntries,
  readEntry,
  readVersions,
  writeEntry,
} from "./faq-store.ts";
import type { FaqChange } from "./faq-tables.ts";

/**
 * Why nothing was written. `faq_invalid`: see the problems; `faq_taken`: another entry has one of the questions;
 * `faq_full`: the shop has as many entries as it may, `faq_questions_full`: as many questions in all of them; `faq_changed`: somebody else wrote since, see `entry`.
 */
export type FaqRefusal =
  | { readonly ok: false; readonly code: "not_found" | "faq_full" | "faq_questions_full" }
  | { readonly ok: false; readonly code: "faq_invalid"; readonly problems: readonly FaqProblem[] }
  | { readonly ok: false; readonly code: "faq_taken" | "faq_changed"; readonly entry: FaqEntry };

/** The entry as it is kept by now, or why not. */
export type FaqOutcome = { readonly ok: true; readonly entry: FaqEntry } | FaqRefusal;

/** Who writes where. */
export interface FaqWriter {
  readonly shop: FaqShop;
  readonly person: PersonPrincipal;
}

/** The questions that shops' owners answer themselves. */
export interface Faq {
  /** A shop's entries, oldest first. */
  list(shop: FaqShop): Promise<readonly FaqEntry[]>;
  /** All changes of an entry, newest first; none where there is no such entry. */
  versions(shop: FaqShop, id: string): Promise<readonly FaqVersion[]>;
  add(writer: FaqWriter, text: FaqText): Promise<FaqOutcome>;
  /** `revision`: the one that the writer saw. */
  change(writer: FaqWriter, on: { readonly id: string; readonly revision: number }, text: FaqText): Promise<FaqOutcome>;
  remove(writer: FaqWriter, id: string): Promise<FaqOutcome>;
  /** Puts back what was removed. */
  restore(writer: FaqWriter, id: string): Promise<FaqOutcome>;
  /** What a customer's turn is answered by, as of a version of the shop's facts, which each change of an entry raises. */
  ofShop(shop: FaqShop, asOf: string): Promise<OwnAnswers>;
  /** Forgets what is kept of shops that nobody has asked since this was called last. */
  dropUnused(): void;
}

/** Raises the version of a shop's facts, in the transaction of the change. */
export type TouchFacts = (trx: Transaction, shop: FaqShop) => Promise<void>;

/** What it stands on. */
export interface FaqPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly closestInSteps: ClosestInSteps;
  readonly touchFacts: TouchFacts;
}

/** Makes it. One per process: it holds the cache of what turns need. */
export function openFaq(ports: FaqPorts): Faq {
  const cache = ownAnswersCache(ports.database, ports.closestInSteps);
  const inShop = <T>({ organizationId, shopId }: FaqShop, work: (trx: Transaction) => Promise<T>): Promise<T> =>
    withScope(ports.database, { organizationId, shops: [shopId] }, work);
  const writing = (writer: FaqWriter, work: (trx: Transaction) => Promise<FaqOutcome>): Promise<FaqOutcome> =>
    inShop(writer.shop, async (trx) => {
      await raiseVersion(trx, writer.shop);
      return work(trx);
    });
  return {
    list: (shop) => inShop(shop, (trx) => readEntries(trx, shop.shopId)),
    versions: (shop, id) => inShop(shop, (trx) => readVersions(trx, shop.shopId, id)),
    add: (writer, text) => writing(writer, (trx) => addEntry(trx, { ...ports, ...writer }, text)),
    change: (writer, on, text) => writing(writer, (trx) => changeEntry(trx, { ...ports, ...writer }, { ...on, text })),
    remove: (writer, id) => writing(writer, (trx) => removeEntry(trx, { ...ports, ...writer }, id)),
    restore: (writer, id) => writing(writer, (trx) => restoreEntry(trx, { ...ports, ...writer }, id)),
    ofShop: (shop, asOf) => cache.ofShop(shop, asOf),
    dropUnused: () => cache.dropUnused(),
  };
}

type Writing = FaqPorts & FaqWriter;

async function addEntry(trx: Transaction, writing: Writing, text: FaqText): Promise<FaqOutcome> {
  const refusal = await refusalOf(trx, writing, text);
  if (refusal !== null) return refusal;
  return write(trx, writing, { id: writing.newId(), revision: 1, change: "added", text: tidyFaq(text) });
}

interface Changing {
  readonly id: string;
  readonly revision: number;
  readonly text: FaqText;
}

async function changeEntry(trx: Transaction, writing: Writing, { id, revision, text }: Changing): Promise<FaqOutcome> {
  const entry = await readEntry(trx, writing.shop.shopId, id);
  if (entry === undefined || entry.removed) return { ok: false, code: "not_found" };
  if (entry.revision !== revision) return { ok: false, code: "faq_changed", entry };
  const refusal = await refusalOf(trx, writing, text, id);
  return refusal ?? write(trx, writing, { id, revision: revision + 1, change: "changed", text: tidyFaq(text) });
}

async function removeEntry(trx: Transaction, writing: Writing, id: string): Promise<FaqOutcome> {
  const entry = await readEntry(trx, writing.shop.shopId, id);
  if (entry === undefined || entry.removed) return { ok: false, code: "not_found" };
  return write(trx, writing, { id, revision: entry.revision + 1, change: "removed", text: entry });
}

async function restoreEntry(trx: Transaction, writing: Writing, id: string): Promise<FaqOutcome> {
  const entry = await readEntry(trx, writing.shop.shopId, id);
  if (entry === undefined || !entry.removed) return { ok: false, code: "not_found" };
  const refusal = await refusalOf(trx, writing, entry, id);
  return refusal ?? write(trx, writing, { id, revision: entry.revision + 1, change: "restored", text: entry });
}

/** Why an entry cannot stand beside the shop's others; `id` is its own. */
async function refusalOf(trx: Transaction, { shop }: Writing, text: FaqText, id?: string): Promise<FaqRefusal | null> {
  const tidy = tidyFaq(text);
  const problems = checkFaq(tidy);
  if (problems.length > 0) return { ok: false, code: "faq_invalid", problems };
  const entries = await readEntries(trx, shop.shopId);
  const others = entries.filter((entry) => entry.id !== id);
  const entry = takenBy(others, tidy);
  if (entry !== undefined) return { ok: false, code: "faq_taken", entry };
  const before = entries.find((one) => one.id === id);
  const code = fullBy(others, tidy, before);
  return code === null ? null : { ok: false, code };
}

interface Change {
  readonly id: string;
  readonly revision: number;
  readonly change: FaqChange;
  readonly text: FaqText;
}

/** Writes the change, its place in the history and its line in the audit log. */
async function write(trx: Transaction, writing: Writing, { id, revision, change, text }: Change): Promise<FaqOutcome> {
  const { shop, person, clock, touchFacts } = writing;
  const at = clock.now();
  const { questions, answer } = text;
  const actor = { id: person.personId, name: person.displayName };
  await writeEntry(trx, { shop, id, revision, change, questions, answer, at, actor });
  await touchFacts(trx, shop);
  await recordAudit(trx, writing, {
    organizationId: shop.organizationId,
    actor: person,
    action: `faq.${change}`,
    target: `shop:${shop.shopId}`,
    detail: { entry: id, revision },
  });
  return { ok: true, entry: { id, questions, answer, revision, changedAt: at, changedBy: person.displayName } };
}

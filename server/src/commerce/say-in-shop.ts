import { sql } from "kysely";
import { recordAudit, type Principal } from "../identity/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { NewId } from "../platform/ids.ts";
import { checkRules, type RulesProblem } from "./core/check-rules.ts";
import { compareSaid, type Fingerprints, isChange, type SaidChanges } from "./core/said-changes.ts";
import type { ShopAddress } from "./shop-gateway.ts";
import { contentHash } from "./store/content-hash.ts";
import { heldCoupons } from "./store/said-sql.ts";
import {
  lockSaid,
  readSaid,
  removeOffers,
  removeReturnAddress,
  type ShopSays,
  writeOffers,
  writeOwnReturnAddresses,
} from "./store/write-said.ts";
import { touchCatalogue, writeRules } from "./store/write-rules.ts";

/** A part of what a shop says; each is read and written whole. */
export type SaidPart = keyof ShopSays;

/** Who says something where, and what the audit log needs. */
export interface Speaker {
  readonly address: ShopAddress;
  readonly actor: Principal;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Makes the part new from what it was. */
export interface Saying<Part extends SaidPart> {
  readonly part: Part;
  /** The revision that the speaker saw; another one is refused. Without it, whatever is there is built upon. */
  readonly revision?: string;
  readonly next: (before: ShopSays) => ShopSays[Part];
}

/**
 * What came of it. `said_changed`: somebody else wrote since; `coupon_held`: customers have one of the coupons that
 * would go (its end can be set instead); `rules_contradict`: parts of the rules do not fit each other.
 */
export type SayOutcome =
  | { readonly ok: true; readonly says: ShopSays; readonly changes: SaidChanges }
  | { readonly ok: false; readonly code: "said_changed"; readonly says: ShopSays }
  | { readonly ok: false; readonly code: "coupon_held"; readonly coupons: readonly string[] }
  | { readonly ok: false; readonly code: "rules_contradict"; readonly problems: readonly RulesProblem[] };

/** The fingerprint of a part, by which a writer shows what he saw. */
export function revisionOf(part: SaidPart, says: ShopSays): string {
  return contentHash([...fingerprints(part, says)]);
}

/** Writes a part of what a shop says, with its line in the audit log, in the caller's transaction. */
export async function sayInShop<Part extends SaidPart>(
  trx: Transaction,
  speaker: Speaker,
  { part, revision, next }: Saying<Part>,
): Promise<SayOutcome> {
  await lockSaid(trx, speaker.address);
  const before = await readSaid(trx, speaker.address.shopId);
  if (revision !== undefined && revision !== revisionOf(part, before))
    return { ok: false, code: "said_changed", says: before };
  const says: ShopSays = { ...before, [part]: next(before) };
  const changes = compareSaid(fingerprints(part, before), fingerprints(part, says));
  if (!isChange(changes)) return { ok: true, says: before, changes };
  const problems = part === "rules" ? checkRules(says.rules) : [];
  if (problems.length > 0) return { ok: false, code: "rules_contradict", problems };
  const held = await heldAmong(trx, speaker.address, changes.removed);
  if (held.length > 0) return { ok: false, code: "coupon_held", coupons: held };
  await write(trx, { speaker, part, before, says, changes });
  return { ok: true, says: await readSaid(trx, speaker.address.shopId), changes };
}

function fingerprints(part: SaidPart, says: ShopSays): Fingerprints {
  switch (part) {
    case "rules":
      return new Map(
        Object.entries(says.rules)
          .filter(([, group]) => isSaid(group))
          .map(([name, group]: [string, unknown]) => [name, contentHash(group)]),
      );
    case "offers":
      return new Map(says.offers.map((offer) => [`${offer.kind}:${offer.code}`, contentHash({ ...offer, id: "" })]));
    case "returnAddresses":
      return new Map(says.returnAddresses.map((one) => [one.warehouse ?? "", contentHash(one)]));
  }
}

function isSaid(group: unknown): boolean {
  return Array.isArray(group) ? group.length > 0 : group !== null;
}

async function heldAmong(
  trx: Transaction,
  { shopId }: ShopAddress,
  removed: readonly string[],
): Promise<readonly string[]> {
  if (!removed.some((name) => name.startsWith("coupon:"))) return [];
  // Nobody is given one between this look and its going: a holder's foreign key waits for the coupon's lock.
  await sql`select id from coupon where shop_id = ${shopId} order by id for update`.execute(trx);
  const { rows } = await heldCoupons(shopId).execute(trx);
  return rows.map(({ code }) => code).filter((code) => removed.includes(`coupon:${code}`));
}

interface Writing {
  readonly speaker: Speaker;
  readonly part: SaidPart;
  readonly before: ShopSays;
  readonly says: ShopSays;
  readonly changes: SaidChanges;
}

const ACTIONS: Readonly<Record<SaidPart, string>> = {
  rules: "shop_rules.changed",
  offers: "shop_offers.changed",
  returnAddresses: "return_addresses.changed",
};

async function write(trx: Transaction, writing: Writing): Promise<void> {
  const { speaker, part, changes } = writing;
  const { address, actor } = speaker;
  await writePart(trx, writing);
  const { created, changed, removed } = changes;
  await recordAudit(trx, speaker, {
    organizationId: address.organizationId,
    actor,
    action: ACTIONS[part],
    target: `shop:${address.shopId}`,
    detail: { created, changed, removed },
  });
}

async function writePart(trx: Transaction, { speaker: { address }, part, before, says, changes }: Writing) {
  switch (part) {
    case "rules":
      return writeRules(trx, address, says.rules);
    case "offers":
      await writeOffers(trx, address, says.offers);
      return removeOffers(
        trx,
        address,
        before.offers.filter(({ kind, code }) => changes.removed.includes(`${kind}:${code}`)),
      );
    case "returnAddresses":
      for (const name of changes.removed) await removeReturnAddress(trx, address, name === "" ? null : name);
      await writeOwnReturnAddresses(trx, address, says.returnAddresses);
      return touchCatalogue(trx, address);
  }
}

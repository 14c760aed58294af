import type { Sop, SopProblem } from "@warmline/contract";
import type { ShopAddress } from "../../commerce/index.ts";
import { touchCatalogue } from "../../commerce/index.ts";
import { type IdentityContext, type Principal, recordAudit } from "../../identity/index.ts";
import { type Transaction, withScope } from "../../platform/database/index.ts";
import { checkRoom } from "../core/sops/check-room.ts";
import { checkSop, type SopSetting } from "../core/sops/check-sop.ts";
import {
  addVersion,
  insertSop,
  type KeptSop,
  lockSops,
  publishedIn,
  readSop,
  removeSop,
  takeAway,
  versionsOf,
  writeDraft,
} from "./sop-store.ts";

/** Where processes are kept, and who changes them. */
export interface SopDesk {
  readonly identity: Pick<IdentityContext, "database" | "clock" | "newId">;
  readonly shop: ShopAddress;
  readonly actor: Principal;
  /** Whose draft and whose publishing it is. */
  readonly personId: string;
}

/** What a process is checked against but for the shop's other processes, which are looked at under a lock. */
export type ShopSetting = Omit<SopSetting, "taken">;

/**
 * What came of it. `sop_changed`: somebody else saved since; `sop_unfit`: the check has something against it, and nothing
 * was published; `sop_has_versions`: what was published stays; `not_found`: no such process or version in this shop.
 */
export type SopOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: "not_found" | "sop_changed" | "sop_has_versions" }
  | { readonly ok: false; readonly code: "sop_unfit"; readonly problems: readonly SopProblem[] };

const scopeOf = ({ organizationId, shopId }: ShopAddress) => ({ organizationId, shops: [shopId] });
const NOT_FOUND = { ok: false, code: "not_found" } as const;

/** Begins a process with a first draft. */
export function createSop(desk: SopDesk, sop: Sop): Promise<SopOutcome> {
  const { identity, shop, personId } = desk;
  const id = identity.newId();
  return withScope(identity.database, scopeOf(shop), async (trx) => {
    await insertSop(trx, shop, { id, sop, at: identity.clock.now(), by: personId });
    await record(trx, desk, { id, action: "sop.created" });
    return { ok: true, id };
  });
}

/** Replaces the draft of the revision that was seen. */
export function saveDraft(desk: SopDesk, id: string, draft: { sop: Sop; revision: number }): Promise<SopOutcome> {
  const { clock } = desk.identity;
  return changing(desk, id, async (trx, kept) => {
    if (kept.revision !== draft.revision) return { ok: false, code: "sop_changed" };
    await writeDraft(trx, { id, sop: draft.sop, at: clock.now(), by: desk.personId });
    await record(trx, desk, { id, action: "sop.drafted" });
    return { ok: true, id };
  });
}

/** Publishes the draft of the revision that was seen, if the check has nothing against it. */
export function publishSop(
  desk: SopDesk,
  id: string,
  { revision, setting }: { readonly revision: number; readonly setting: ShopSetting },
): Promise<SopOutcome> {
  return changing(desk, id, async (trx, kept) => {
    if (kept.revision !== revision) return { ok: false, code: "sop_changed" };
    return publish(trx, desk, { id, sop: kept.draft, againOf: null, setting });
  });
}

/** Publishes an older version's text again, as a version of its own; the draft becomes it. */
export function rollBackSop(
  desk: SopDesk,
  id: string,
  { version, setting }: { readonly version: number; readonly setting: ShopSetting },
): Promise<SopOutcome> {
  return changing(desk, id, async (trx) => {
    const older = (await versionsOf(trx, id)).find((one) => one.version === version);
    if (older === undefined) return NOT_FOUND;
    const published = await publish(trx, desk, { id, sop: older.sop, againOf: version, setting });
    if (published.ok) await writeDraft(trx, { id, sop: older.sop, at: desk.identity.clock.now(), by: desk.personId });
    return published;
  });
}

/** Deletes a process of which nothing was ever published, at the revision that was seen. */
export function deleteSop(desk: SopDesk, id: string, revision: number): Promise<SopOutcome> {
  return changing(desk, id, async (trx, kept) => {
    if (kept.revision !== revision) return { ok: false, code: "sop_changed" };
    if ((await versionsOf(trx, id)).length > 0) return { ok: false, code: "sop_has_versions" };
    await removeSop(trx, id);
    await record(trx, desk, { id, action: "sop.deleted", detail: { title: kept.draft.title } });
    return { ok: true, id };
  });
}

/** Takes a process away from customers; its versions and draft stay. */
export function withdrawSop(desk: SopDesk, id: string): Promise<SopOutcome> {
  return changing(desk, id, async (trx, { publishedVersion }) => {
    if (publishedVersion === null) return { ok: true, id };
    await takeAway(trx, id);
    await touchCatalogue(trx, desk.shop);
    await record(trx, desk, { id, action: "sop.withdrawn", detail: { version: publishedVersion } });
    return { ok: true, id };
  });
}

/** What the check has against a process, as the shop is now. */
export async function checkInShop(
  trx: Transaction,
  sop: Sop,
  { id, shopId, setting }: { readonly id: string | null; readonly shopId: string; readonly setting: ShopSetting },
): Promise<readonly SopProblem[]> {
  const published = await publishedIn(trx, shopId);
  const others = published.filter((one) => one.id !== id).map((one) => one.sop);
  const before = published.find((one) => one.id === id)?.sop;
  const taken = new Set(others.flatMap(({ start }) => start.intents));
  return [...checkRoom(sop, { others, before }), ...checkSop(sop, { ...setting, taken })];
}

interface Publishing {
  readonly id: string;
  readonly sop: Sop;
  readonly againOf: number | null;
  readonly setting: ShopSetting;
}

async function publish(
  trx: Transaction,
  desk: SopDesk,
  { id, sop, againOf, setting }: Publishing,
): Promise<SopOutcome> {
  const { identity, shop, personId } = desk;
  const problems = await checkInShop(trx, sop, { id, shopId: shop.shopId, setting });
  if (problems.length > 0) return { ok: false, code: "sop_unfit", problems };
  const version = await addVersion(trx, shop, { id, sop, at: identity.clock.now(), by: personId, againOf });
  await touchCatalogue(trx, shop);
  await record(trx, desk, { id, action: "sop.published", detail: { version, ...(againOf !== null && { againOf }) } });
  return { ok: true, id };
}

type Change = (trx: Transaction, kept: KeptSop) => Promise<SopOutcome>;

/** One change of the shop's processes at a time, so that no two of them begin where the same is wanted. */
function changing({ identity, shop }: SopDesk, id: string, change: Change): Promise<SopOutcome> {
  return withScope(identity.database, scopeOf(shop), async (trx) => {
    await lockSops(trx, shop.shopId);
    const kept = await readSop(trx, shop.shopId, id);
    return kept === undefined ? NOT_FOUND : change(trx, kept);
  });
}

interface Line {
  readonly id: string;
  readonly action: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

function record(trx: Transaction, { identity, shop, actor }: SopDesk, { id, action, detail = {} }: Line) {
  const { organizationId, shopId } = shop;
  return recordAudit(trx, identity, {
    organizationId,
    actor,
    action,
    target: `sop:${id}`,
    detail: { shopId, ...detail },
  });
}

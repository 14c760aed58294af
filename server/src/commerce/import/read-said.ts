import { checkDrafts, type Located } from "./core/check-drafts.ts";
import type { ColumnSet } from "./core/csv-columns.ts";
import { OFFER_COLUMNS, RETURN_ADDRESS_COLUMNS } from "./core/csv-said-columns.ts";
import { csvToDrafts } from "./core/csv-to-drafts.ts";
import { OfferDraft, ReturnAddressDraft, RulesDraft } from "./core/drafts.ts";
import { duplicateOffers, duplicateReturnAddresses } from "./core/find-duplicates.ts";
import { parseJson, readJson } from "./core/read-json.ts";
import type { Read, Sourced } from "./core/sourced.ts";
import { readCsv } from "./read-csv.ts";

/** Files of what a shop says beside its goods. */
export const SAID_KINDS = ["rules", "promotions", "return-addresses"] as const;

/** One of `SAID_KINDS`. */
export type SaidKind = (typeof SAID_KINDS)[number];

/** Whether a kind of file is one of what a shop says. */
export function isSaidKind(kind: string): kind is SaidKind {
  return SAID_KINDS.some((one) => one === kind);
}

/** What such a file holds, well formed; parts are not checked against each other yet. */
export type SaidDrafts =
  | { readonly kind: "rules"; readonly draft: Located<RulesDraft> }
  | { readonly kind: "promotions"; readonly drafts: readonly Located<OfferDraft>[] }
  | { readonly kind: "return-addresses"; readonly drafts: readonly Located<ReturnAddressDraft>[] };

/** Reads such a file. Rules are parts within parts and come as JSON only. */
export function readSaidFile(kind: SaidKind, text: string): Read<SaidDrafts> {
  switch (kind) {
    case "rules":
      return readRulesFile(text);
    case "promotions": {
      const list = readList(text, { name: "promotions", columns: OFFER_COLUMNS });
      if (!list.ok) return list;
      const { drafts, problems } = checkDrafts(OfferDraft, list.items);
      const all = [...problems, ...duplicateOffers(drafts)];
      return all.length > 0 ? { ok: false, problems: all } : { ok: true, items: { kind, drafts } };
    }
    case "return-addresses": {
      const list = readList(text, { name: "returnAddresses", columns: RETURN_ADDRESS_COLUMNS });
      if (!list.ok) return list;
      const { drafts, problems } = checkDrafts(ReturnAddressDraft, list.items);
      const all = [...problems, ...duplicateReturnAddresses(drafts)];
      return all.length > 0 ? { ok: false, problems: all } : { ok: true, items: { kind, drafts } };
    }
  }
}

function readRulesFile(text: string): Read<SaidDrafts> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const whole = parsed.items;
  const inside = typeof whole === "object" && whole !== null && "rules" in whole ? whole.rules : undefined;
  const base = inside === undefined ? "" : "/rules";
  const item: Sourced = { value: inside ?? whole, locate: (path) => `${base}${path}` || "/" };
  const { drafts, problems } = checkDrafts(RulesDraft, [item]);
  const [draft] = drafts;
  if (draft === undefined) return { ok: false, problems };
  if (Object.keys(draft.draft).length > 0) return { ok: true, items: { kind: "rules", draft } };
  return { ok: false, problems: [{ code: "empty", at: item.locate(""), detail: "" }] };
}

function readList(
  text: string,
  { name, columns }: { readonly name: string; readonly columns: ColumnSet },
): Read<readonly Sourced[]> {
  const list = /^\s*[[{]/.test(text) ? readJson(text, name) : readCsvList(text, columns);
  return list.ok && list.items.length === 0 ? { ok: false, problems: [{ code: "empty", at: "/", detail: "" }] } : list;
}

function readCsvList(text: string, columns: ColumnSet): Read<readonly Sourced[]> {
  const table = readCsv(text);
  return table.ok ? csvToDrafts(table.items, columns) : table;
}

import type { Shop } from "../../identity/index.ts";
import { withScope } from "../../platform/database/index.ts";
import type { ShopReturnAddress } from "../core/shipment.ts";
import { type SayOutcome, sayInShop, type Saying, type SaidPart, type Speaker } from "../say-in-shop.ts";
import { DraftReader, type ImportShop } from "./core/build-context.ts";
import { buildOffer } from "./core/build-offer.ts";
import { buildReturnAddress } from "./core/build-return-address.ts";
import { buildRules } from "./core/build-rules.ts";
import type { Located } from "./core/check-drafts.ts";
import type { ImportProblem } from "./core/import-problem.ts";
import type { ImportContext, ImportOutcome } from "./import-order.ts";
import { refused } from "./refused.ts";
import type { SaidDrafts } from "./read-said.ts";

/** Into which shop, with what. */
export interface SaidImport {
  readonly context: ImportContext;
  readonly shop: Shop;
  readonly setting: ImportShop;
}

/** What a file says joins what the shop said before: what the file does not name stays. */
export async function importSaid(given: SaidImport, said: SaidDrafts): Promise<ImportOutcome> {
  const { setting } = given;
  switch (said.kind) {
    case "rules": {
      const { draft, locate } = said.draft;
      const read = new DraftReader(setting, locate);
      const groups = buildRules(draft, read);
      const next: Saying<"rules">["next"] = ({ rules }) => ({ ...rules, ...groups });
      return say(given, { part: "rules", next, locate, problems: read.problems });
    }
    case "promotions": {
      const { built, problems } = buildAll(said.drafts, (draft, read) => buildOffer(draft, read, setting), setting);
      const names = new Set(built.map(({ kind, code }) => `${kind}:${code}`));
      const next: Saying<"offers">["next"] = ({ offers }) => [
        ...offers.filter(({ kind, code }) => !names.has(`${kind}:${code}`)),
        ...built,
      ];
      return say(given, { part: "offers", next, problems });
    }
    case "return-addresses": {
      const { built, problems } = buildAll(said.drafts, buildReturnAddress, setting);
      const next: Saying<"returnAddresses">["next"] = ({ returnAddresses }) => joined(returnAddresses, built);
      return say(given, { part: "returnAddresses", next, problems });
    }
  }
}

function joined(before: readonly ShopReturnAddress[], built: readonly ShopReturnAddress[]) {
  const named = new Set(built.map(({ warehouse }) => warehouse));
  return [...before.filter(({ warehouse }) => !named.has(warehouse)), ...built];
}

function buildAll<Draft, Built>(
  drafts: readonly Located<Draft>[],
  build: (draft: Draft, read: DraftReader) => Built,
  setting: ImportShop,
): { readonly built: readonly Built[]; readonly problems: readonly ImportProblem[] } {
  const readers = drafts.map(({ draft, locate }) => ({ draft, read: new DraftReader(setting, locate) }));
  const built = readers.map(({ draft, read }) => build(draft, read));
  return { built, problems: readers.flatMap(({ read }) => read.problems) };
}

interface ToSay<Part extends SaidPart> extends Saying<Part> {
  readonly problems: readonly ImportProblem[];
  readonly locate?: (path: string) => string;
}

async function say<Part extends SaidPart>(given: SaidImport, saying: ToSay<Part>): Promise<ImportOutcome> {
  const { context, shop } = given;
  if (saying.problems.length > 0) return refused(saying.problems);
  const address = { organizationId: shop.organizationId, shopId: shop.id };
  const actor = { kind: "system", organizationId: shop.organizationId, purpose: "import" } as const;
  const speaker: Speaker = { address, actor, clock: context.clock, newId: context.newId };
  const scope = { organizationId: shop.organizationId, shops: [shop.id] };
  const outcome = await withScope(context.database, scope, (trx) => sayInShop(trx, speaker, saying));
  return outcomeOf(outcome, saying);
}

const STAGES = { rules: "rules", offers: "promotions", returnAddresses: "return-addresses" } as const;

function outcomeOf(outcome: SayOutcome, { part, locate = String }: ToSay<SaidPart>): ImportOutcome {
  if (outcome.ok) {
    const { created, changed, removed, unchanged } = outcome.changes;
    const counts = {
      created: created.length,
      changed: changed.length + removed.length,
      unchanged: unchanged.length,
    };
    return { ok: true, [STAGES[part]]: counts };
  }
  if (outcome.code === "rules_contradict")
    return refused(outcome.problems.map(({ code, path, detail }) => ({ code, at: locate(path), detail })));
  throw new Error(`an import takes nothing away and names no revision, and was answered ${outcome.code}`);
}

import type { Brief } from "@warmline/contract";
import { Brief as BriefSchema } from "@warmline/contract/schemas";
import { Compile } from "typebox/compile";
import type { Transaction } from "../platform/database/index.ts";
import type { JsonValue } from "../platform/json.ts";

const brief = Compile(BriefSchema);
/** As much of the customer's problem as a row of a list can show, in characters. */
const PROBLEM_LINE = 120;

/** What is needed of a conversation's row: the brief counts as long as the hand-over that it tells of. */
interface StoredBrief {
  readonly brief: JsonValue | null;
  readonly handover_reason: string | null;
}

/** The brief of a conversation that is with people; null when none was written, or the assistant has it again. */
export function briefOf(row: StoredBrief): Brief | null {
  return row.handover_reason !== null && brief.Check(row.brief) ? row.brief : null;
}

/** The customer's problem in one line, for lists. */
export function problemLine(row: StoredBrief): string | null {
  const problem = briefOf(row)?.problem.replace(/\s+/g, " ").trim() ?? "";
  return problem === "" ? null : [...problem].slice(0, PROBLEM_LINE).join("");
}

/** Reads the brief of one conversation of the scope; undefined when there is no such conversation. */
export async function readBrief(trx: Transaction, conversationId: string): Promise<Brief | null | undefined> {
  const row = await trx
    .selectFrom("conversation")
    .select(["brief", "handover_reason"])
    .where("id", "=", conversationId)
    .executeTakeFirst();
  return row && briefOf(row);
}

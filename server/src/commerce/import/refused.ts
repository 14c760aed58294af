import { MAX_PROBLEMS } from "./core/check-drafts.ts";
import type { ImportProblem } from "./core/import-problem.ts";
import type { ImportOutcome } from "./import-order.ts";

/** A file that is not taken, with as many of its problems as a person reads. */
export function refused(problems: readonly ImportProblem[]): ImportOutcome {
  const listed = problems.slice(0, MAX_PROBLEMS);
  return { ok: false, code: "import_refused", problems: listed, more: problems.length - listed.length };
}

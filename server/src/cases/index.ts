/** Cases: problems that outlive their conversations, with who takes part, what is known and what happened. */
import "./case-tables.ts";
export { type Cases, createCases } from "./cases.ts";
export type { Case, CaseHead } from "./core/case-view.ts";
export { migrations } from "./migrations/index.ts";
export type { OpenedCase } from "./open-once.ts";
export { eraseCasesOf, eraseClosedCases, exportCases } from "./personal.ts";
export { addCaseRoutes } from "./routes.ts";

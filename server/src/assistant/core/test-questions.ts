import { findPackFolder, loadPack } from "../../knowledge/index.ts";
import { readQuestions } from "./questions.ts";

const loaded = await loadPack(findPackFolder("retail") ?? "no pack");
if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));

/** What customers ask about goods, as the retail pack has it. */
export const QUESTIONS = readQuestions(loaded.pack.questions);

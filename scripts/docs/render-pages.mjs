import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { TOWERS } from "../import-law.cjs";
import { drawFloors } from "./draw-floors.mjs";
import { withSection } from "./generated-section.mjs";

/**
 * What only the server's TypeScript knows.
 * @typedef {{ settingsTable: (language: "zh" | "en") => string }} Facts
 */

/**
 * The pages that have parts made from the code, as they must be.
 * @param {string} root
 * @param {Facts} facts
 * @returns {Promise<{ file: string, text: string }[]>} files relative to the root
 */
export async function renderPages(root, { settingsTable }) {
  return await Promise.all([
    render(root, "docs/architecture.md", { name: "floors", content: drawFloors(TOWERS) }),
    render(root, "README.md", { name: "settings", content: settingsTable("en") }),
    render(root, "README.zh-CN.md", { name: "settings", content: settingsTable("zh") }),
  ]);
}

/** @param {string} root @param {string} file @param {{ name: string, content: string }} section */
async function render(root, file, { name, content }) {
  const path = join(root, file);
  const text = withSection(readFileSync(path, "utf8"), name, content);
  return { file, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
}

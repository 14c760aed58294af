import { discover, type Grouping } from "@warmline/nlu/discover";
import { readRowsOf, wordsHere } from "./read-file.ts";

/** What `discover` is told. */
export interface DiscoverFileOptions {
  readonly input: string;
  readonly json?: true;
}

/** `warmline nlu discover`: groups the texts of a file by what they ask, largest group first. */
export function discoverFile({ input, json }: DiscoverFileOptions): void {
  const texts = readRowsOf(input, ["text"]).map(({ text }) => text);
  const grouping = discover(texts);
  console.log((json ? linesOf(grouping) : readable(texts, grouping)).join("\n"));
}

function linesOf({ groupOf }: Grouping): readonly string[] {
  return Array.from(groupOf, (group) => JSON.stringify({ group }));
}

function readable(texts: readonly string[], { groups, outliers }: Grouping): readonly string[] {
  const words = wordsHere();
  const shown = (index: number): string => `      ${(texts[index] ?? "").replaceAll(/\s+/gu, " ")}`;
  const lines = groups.flatMap(({ label, members, representatives, cohesion }) => [
    `${String(members.length).padStart(5)}  ${label.join(" · ")}  (${words.cohesion} ${cohesion.toFixed(2)})`,
    ...representatives.map(shown),
  ]);
  return [...lines, words.grouped({ texts: texts.length, groups: groups.length, outliers: outliers.length })];
}

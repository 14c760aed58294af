import type { BilingualText } from "../../core/text.ts";
import type { DraftReader } from "./build-context.ts";

const KNOWN: readonly (readonly [key: string, zh: string, en: string, ...aliases: readonly string[]])[] = [
  ["colour", "颜色", "Colour", "color", "颜色分类"],
  ["size", "尺码", "Size", "尺寸", "鞋码"],
  ["flavour", "口味", "Flavour", "flavor"],
  ["pack", "规格", "Pack", "包装", "净含量"],
  ["power", "度数", "Power"],
  ["shade", "色号", "Shade"],
  ["material", "材质", "Material"],
  ["capacity", "容量", "Capacity"],
  ["style", "款式", "Style"],
];

/** The key and name of an option as a file calls it; one that nobody knows keeps its own name. */
export function optionName(written: string, read: DraftReader): { readonly key: string; readonly name: BilingualText } {
  const folded = written.normalize("NFKC").trim().toLowerCase();
  const known = KNOWN.find((names) => names.some((name) => name.toLowerCase() === folded));
  if (known === undefined) return { key: folded.replaceAll(/\s+/g, "_"), name: read.text(written) };
  const [key, zh, en] = known;
  return { key, name: { zh, en } };
}

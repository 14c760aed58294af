import { compileGazetteer } from "../entities/gazetteer.ts";

/** Where a text has a shop's own words. */
export type Keeper = (view: string) => readonly { readonly start: number; readonly end: number }[];

/** Compiles a shop's own words; they count only as they are written, without regard to case and spaces. */
export function keeper(words: readonly string[]): Keeper {
  if (words.length === 0) return () => [];
  const gazetteer = compileGazetteer(words.map((name) => ({ name, value: name })));
  return (view) => gazetteer.find(view).filter(({ exact }) => exact);
}

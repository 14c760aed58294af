import type { Language } from "@warmline/contract";
import { createContext, use } from "react";

/** What every field of an editor needs to know of its shop. */
export interface FieldSetting {
  /** The shop's own language comes first. */
  readonly language: Language;
  readonly currency: string;
  readonly timeZone: string;
  readonly lacking: ReadonlySet<string>;
}

/** Given once around an editor. */
export const FieldContext = createContext<FieldSetting | null>(null);

/** The shop's setting; a field outside an editor is a mistake. */
export function useFieldSetting(): FieldSetting {
  const setting = use(FieldContext);
  if (setting === null) throw new Error("a field stands outside its editor");
  return setting;
}

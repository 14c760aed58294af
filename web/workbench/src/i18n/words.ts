import type { zh } from "./zh.ts";

/** The same tree with any text at its leaves: what a language must provide. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

/** All words of the workbench in one language. */
export type Words = Texts<typeof zh>;

import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";

const MOBILE = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/g;

/** Chinese mobile numbers, with or without +86, spaces and hyphens. */
export function findPhones(folded: string): readonly Entity[] {
  return findAll(folded, MOBILE, ([, operator = "", middle = "", end = ""]) => ({
    kind: "phone",
    value: operator + middle + end,
  }));
}

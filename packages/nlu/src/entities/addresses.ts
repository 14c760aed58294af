import { findChineseAddresses } from "./chinese-addresses.ts";
import type { Entity } from "./entity.ts";
import { findWesternAddresses } from "./western-addresses.ts";

/** Addresses down to a street, an estate or a building, Chinese and Western. */
export function findAddresses(folded: string): readonly Entity[] {
  return [...findChineseAddresses(folded), ...findWesternAddresses(folded)];
}

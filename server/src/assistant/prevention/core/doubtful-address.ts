import type { Address, CoverageRule } from "../../../commerce/index.ts";
import { regionKey } from "../../../commerce/index.ts";

/** What may be wrong with where a parcel is to go. */
export type AddressDoubt = "incomplete" | "unreachable" | "unusual";

/** So many orders to one and the same address make it the usual one. */
const USUAL_FROM = 2;

/** What an address is looked at with. */
export interface AddressSurroundings {
  readonly coverage: CoverageRule | null;
  /** Where the customer's other orders went, the newest first. */
  readonly before: readonly Address[];
}

/** The first thing that is doubtful about an address, the gravest first; null: nothing. */
export function doubtOf(address: Address, { coverage, before }: AddressSurroundings): AddressDoubt | null {
  if (lacks(address)) return "incomplete";
  if (isExcluded(address, coverage)) return "unreachable";
  return isUnusual(address, before) ? "unusual" : null;
}

/** No courier delivers without a name, a number to call, a town and a place in it. */
function lacks({ recipient, phone, region, city, line }: Address): boolean {
  return [recipient, line].some(isBlank) || (isBlank(region) && isBlank(city)) || phone.replace(/\D/gu, "").length < 7;
}

const isBlank = (text: string): boolean => text.trim() === "";

function isExcluded({ region, country }: Address, coverage: CoverageRule | null): boolean {
  if (coverage === null) return false;
  const abroad = coverage.countries.length > 0 && country !== "" && !coverage.countries.includes(country);
  const key = regionKey(region);
  return abroad || coverage.excluded.some(({ regions }) => regions.some((named) => regionKey(named) === key));
}

/** Another address than the one all the others went to. */
function isUnusual(address: Address, before: readonly Address[]): boolean {
  const keys = new Set(before.map(keyOf));
  return before.length >= USUAL_FROM && keys.size === 1 && !keys.has(keyOf(address));
}

/** Compared by what leads a courier there; how it is spaced does not matter. */
function keyOf({ region, city, line }: Address): string {
  return [regionKey(region), city, line].join("/").normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}

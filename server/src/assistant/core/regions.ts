import { provinces, states, type Place } from "@warmline/nlu/entities";
import type { BilingualText, RegionGroup } from "../../commerce/index.ts";
import { regionKey } from "../../commerce/index.ts";
import type { SkillTurn } from "./skill.ts";

/** Where a parcel would go: the region as rules write it (浙江, CA), and how the customer calls it. */
export interface Destination {
  readonly region: string;
  readonly name: BilingualText;
  readonly country: string;
}

const zhOf = new Map(provinces.map(([zh, en]) => [en, zh]));
const codeOf = new Map(states.map(([name, code]) => [name, code]));
const englishOf = new Map(provinces.map(([zh, en]) => [zh, en]));

/** The place the customer named, else null. */
export function namedDestination(turn: SkillTurn): Destination | null {
  const place = turn.mentions.places[0];
  return place === undefined ? null : destinationOf(place);
}

function destinationOf(place: Place): Destination {
  const region =
    place.country === "CN" ? (zhOf.get(place.region) ?? place.region) : (codeOf.get(place.region) ?? place.region);
  const english = titleCase(place.region);
  return { region, country: place.country, name: { zh: place.country === "CN" ? region : english, en: english } };
}

/** The place the customer named, else where his newest order went, else null. */
export function likelyDestination(turn: SkillTurn): Destination | null {
  const named = namedDestination(turn);
  if (named !== null || !turn.facts.verified) return named;
  const address = turn.facts.orders.find((order) => order.address !== null)?.address;
  if (!address || address.region === "") return null;
  const region = regionKey(address.region);
  return { region, country: address.country, name: { zh: region, en: titleCase(englishOf.get(region) ?? region) } };
}

/** Whether a group of regions names this one; `*` does not count. */
export function groupNames(group: RegionGroup, region: string): boolean {
  return group.regions.some((named) => regionKey(named) === regionKey(region));
}

function titleCase(words: string): string {
  return words.length <= 2 ? words : words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

import { countries, provinces, states, type Place } from "@warmline/nlu/entities";
import type { BilingualText, Order, RegionGroup } from "../../commerce/index.ts";
import { regionKey } from "../../commerce/index.ts";
import type { SkillTurn } from "./skill.ts";

/** Where a parcel would go: the region as rules write it (浙江, CA), and how the customer calls it. */
export interface Destination {
  readonly region: string;
  readonly name: BilingualText;
  readonly country: string;
  /** No more than the country was named. */
  readonly whole: boolean;
}

const zhOf = new Map(provinces.map(([zh, en]) => [en, zh]));
const codeOf = new Map(states.map(([name, code]) => [name, code]));
const countryOf = new Map(countries.map(([zh, en]) => [en, zh]));
const englishOf = new Map(provinces.map(([zh, en]) => [zh, en]));

/** The place the customer named, else null. */
export function namedDestination(turn: SkillTurn): Destination | null {
  const place = turn.mentions.places[0];
  return place === undefined ? null : destinationOf(place);
}

function destinationOf(place: Place): Destination {
  const country = countryOf.get(place.region);
  if (country !== undefined) {
    const name = { zh: country, en: titleCase(place.region) };
    return { region: place.region, country: place.country, name, whole: true };
  }
  const region =
    place.country === "CN" ? (zhOf.get(place.region) ?? place.region) : (codeOf.get(place.region) ?? place.region);
  const english = titleCase(place.region);
  const name = { zh: place.country === "CN" ? region : english, en: english };
  return { region, country: place.country, name, whole: false };
}

/** The place the customer named, else where his newest order went, else null. */
export function likelyDestination(turn: SkillTurn): Destination | null {
  const named = namedDestination(turn);
  if (named !== null || !turn.facts.verified) return named;
  const newest = turn.facts.orders.find((order) => order.address !== null);
  return newest === undefined ? null : orderDestination(newest);
}

/** Where this order goes, as far as its address says. */
export function orderDestination({ address }: Order): Destination | null {
  if (!address || address.region === "") return null;
  const region = regionKey(address.region);
  const name = { zh: region, en: titleCase(englishOf.get(region) ?? region) };
  return { region, country: address.country, name, whole: false };
}

/** Whether a group of regions names this one; `*` does not count. */
export function groupNames(group: RegionGroup, region: string): boolean {
  return group.regions.some((named) => regionKey(named) === regionKey(region));
}

/** Names this short are initials: OR, USA. */
const SHORT_NAME = 3;

function titleCase(words: string): string {
  return words.length <= SHORT_NAME ? words.toUpperCase() : words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

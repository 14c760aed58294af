import type { Entity, Meaning, Place } from "./entity.ts";
import { anyOf, findAll } from "./matching.ts";
import { cities, provinces, states } from "./place-names.ts";

const chinese = new Map<string, Place>([
  ...provinces.map(([name, region]) => [name, { country: "CN", region }] as const),
  ["内蒙", { country: "CN", region: "inner mongolia" }] as const,
  ...cities.map(([name, city, region]) => [name, { country: "CN", region, city }] as const),
]);
const english = new Map<string, Place>([
  ...provinces.map(([, region]) => [region, { country: "CN", region }] as const),
  ...cities.map(([, city, region]) => [city, { country: "CN", region, city }] as const),
  ...states.map(([region]) => [region, { country: "US", region }] as const),
]);
const codes = new Map<string, Place>(states.map(([region, code]) => [code, { country: "US", region }]));

const ZH = new RegExp(`(${anyOf(chinese.keys())})(?:省|市|自治区)?`, "g");
const EN = new RegExp(`\\b(?:${anyOf(english.keys())})\\b`, "gi");
/** Two capitals are a state only after a comma or before a postal code: "Austin, TX", "TX 78701". */
const CODE = new RegExp(
  `(?<=, ?)(?<span>${anyOf(codes.keys())})(?![A-Za-z])|\\b(?<before>${anyOf(codes.keys())})(?= \\d{5}\\b)`,
  "g",
);

/** Chinese provinces and large cities in both languages, states of the United States. */
export function findPlaces(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, ZH, ([, name = ""]) => place(chinese.get(name))),
    ...findAll(folded, EN, (match) => place(english.get(match[0].toLowerCase()))),
    ...findAll(folded, CODE, (match) => place(codes.get(match[0]))),
  ];
}

function place(value: Place | undefined): Meaning | undefined {
  return value && { kind: "place", value };
}

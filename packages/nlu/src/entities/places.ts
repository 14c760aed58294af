import type { Entity, Meaning, Place } from "./entity.ts";
import { anyOf, findAll } from "./matching.ts";
import { cities, countries, countryAliases, provinces, states, usCities } from "./place-names.ts";

const byCountryName = new Map<string, Place>(
  countries.flatMap(([zh, region, country]) => [
    [zh, { country, region }] as const,
    [region, { country, region }] as const,
  ]),
);
for (const [alias, name] of countryAliases) {
  const country = byCountryName.get(name);
  if (country) byCountryName.set(alias, country);
}
const isChinese = ([name]: readonly [string, Place]): boolean => /\p{sc=Han}/u.test(name);

const chinese = new Map<string, Place>([
  ...[...byCountryName].filter(isChinese),
  ...provinces.map(([name, region]) => [name, { country: "CN", region }] as const),
  ["内蒙", { country: "CN", region: "inner mongolia" }] as const,
  ...cities.map(([name, city, region]) => [name, { country: "CN", region, city }] as const),
]);
const english = new Map<string, Place>([
  ...[...byCountryName].filter((entry) => !isChinese(entry)),
  ...usCities.map(([city, region]) => [city, { country: "US", region, city }] as const),
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

/** In small letters "us" is a word. */
const UNITED_STATES = /\bU\.?S\.?(?![A-Za-z])/g;

/** Countries, Chinese provinces and large cities in both languages, states and large cities of the United States. */
export function findPlaces(folded: string): readonly Entity[] {
  const inChinese = /\p{sc=Han}/u.test(folded) ? findAll(folded, ZH, ([, name = ""]) => place(chinese.get(name))) : [];
  return /[a-z]{2}|U\.S/i.test(folded) ? [...inChinese, ...findInEnglish(folded)] : inChinese;
}

function findInEnglish(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, EN, (match) => place(english.get(match[0].toLowerCase()))),
    ...findAll(folded, UNITED_STATES, () => place(byCountryName.get("usa"))),
    ...findAll(folded, CODE, (match) => place(codes.get(match[0]))),
  ];
}

function place(value: Place | undefined): Meaning | undefined {
  return value && { kind: "place", value };
}

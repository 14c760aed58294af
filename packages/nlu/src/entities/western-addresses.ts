import type { Address, AddressLevel, Entity } from "./entity.ts";
import { anyOf } from "./matching.ts";
import { states } from "./place-names.ts";

const NUMBER = "(?<![\\w$£€.#])(?<number>(?:\\d{1,4}/)?\\d{1,6}(?:[a-z]|-\\d{1,4}|\\s?1/2)?)";
const COMPASS = "(?:(?:n|s|e|w|ne|nw|se|sw)\\.?|north|south|east|west)";
const NOT_NAME =
  "(?:the|a|an|of|in|on|to|for|is|are|and|or|my|your|off|per|more|at|by|from|days?|items?|hours?|minutes?|mins?|miles?|weeks?|months?|years?|times?|x|pcs?|people|orders?|dollars?|bucks)\\b";
const WORD = `(?!${NOT_NAME})(?:[a-z][a-z'.-]{0,19}|\\d{1,3}(?:st|nd|rd|th))`;
const STRONG =
  "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|highway|hwy|parkway|pkwy|terrace|crescent|cres|turnpike|freeway|broadway";
const WEAK =
  "way|place|pl|quay|bypass|esplanade|parade|rise|vale|wharf|embankment|circle|cir|square|sq|trail|trl|close|garden|mews|row|alley|annex|arcade|bayou|beach|bend|bluff|bottom|branch|bridge|brook|burg|camp|canyon|cape|causeway|center|centre|chase|cliff|club|common|corner|course|cove|creek|crest|crossing|crossroad|curve|dale|dam|divide|estate|expressway|extension|fall|ferry|field|flat|ford|forest|forge|fork|fort|gate|gateway|glen|green|grove|harbor|harbour|haven|heights|hill|hollow|inlet|island|isle|junction|key|knoll|lake|landing|light|loaf|lock|lodge|loop|mall|manor|meadow|mill|mission|motorway|mount|mountain|neck|orchard|oval|overpass|park|pass|passage|path|pike|pine|plain|plaza|point|port|prairie|radial|ramp|ranch|rapid|rest|ridge|river|roads|route|run|shoal|shore|skyway|spring|spur|station|stravenue|stream|summit|throughway|trace|track|trafficway|tunnel|underpass|union|valley|viaduct|view|village|ville|vista|walk|wall|well|streets|drives|avenues";
const CAPITAL_WORD = "(?:[A-Z][A-Za-z'.-]{0,19}|\\d{1,3}(?:st|nd|rd|th))";
const titled = (words: string): string => words.replace(/\b[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const capital = (words: string): string => words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** States, territories and the posts of the armed forces. */
const CODES = anyOf([
  ...states.map(([, code]) => code),
  "PR",
  "GU",
  "VI",
  "AS",
  "MP",
  "FM",
  "MH",
  "PW",
  "AA",
  "AE",
  "AP",
]);
/** Postal codes of the United Kingdom, of Ireland and of Canada. */
export const LETTERED_POSTCODE =
  "(?:[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|[AC-FHKNPRTV-Y]\\d[\\dW]\\s[A-Z\\d]{4}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d)";
const STREETS = [
  new RegExp(
    `${NUMBER},?\\s(?:${COMPASS}\\s)?(?:${WORD}\\s){1,4}?(?:${STRONG})\\b\\.?(?:\\s${COMPASS}(?![a-z]))?`,
    "gi",
  ),
  new RegExp(
    `${NUMBER.replace("[a-z]", "[A-Za-z]")},?\\s(?:${CAPITAL_WORD}\\s){1,4}?(?:${capital(WEAK)})s?\\b\\.?(?:\\s(?:Lower|Upper|North|South|East|West)\\b)?`,
    "g",
  ),
  new RegExp(
    `${NUMBER},?\\s(?:${COMPASS}\\s)?(?:broadway|(?:highway|hwy|route|rte|county road|state road)\\s\\d{1,4})\\b`,
    "gi",
  ),
  new RegExp(`${NUMBER}(?:\\s?,?\\s?${CAPITAL_WORD}){1,6}(?=,?\\s{1,2}(?:${CODES}),?\\s\\d{5}(?!\\d))`, "g"),
  new RegExp(
    `${NUMBER.replace("[a-z]", "[A-Za-z]")}(?:\\s?,?\\s?${CAPITAL_WORD}){1,6}(?=,?\\s{1,2}${LETTERED_POSTCODE}(?![A-Za-z\\d]))`,
    "g",
  ),
  new RegExp(
    `${NUMBER},?\\s(?:camino|calle|via|avenida|av\\.|paseo|rue|rua|strada|piazza|boul\\.|chemin|all[ée]e|quai|ulica|ul\\.)(?:\\s${WORD}){1,4}`,
    "gi",
  ),
  /(?<![\p{L}])(?:(?:Rue|Calle|Via|Viale|Avenida|Rua|Av\.|Plaza|Paseo|Piazza)(?:\s(?:de|del|della|la|los|du|des|da|do))?(?:\s[\p{L}.'-]{2,20}){1,3},?\s|\p{Lu}[\p{L}-]{2,25}(?:stra(?:ss|ß)e|str\.|straat|gasse|weg|platz|laan|gata|gatan|vej|gade|allee|kade|plein|gracht|dijk|singel|damm|ufer|ring|markt|chaussee|steig|katu|v[äa]gen)\s)(?<number>\d{1,4}[a-z]?(?:-\d{1,3})?)(?![\p{L}\d])/gu,
  /(?<![\p{L}])(?:Unit|Suite|Flat|Apartment)\s(?<number>\d{1,4}[A-Za-z]?),\s(?:\p{Lu}[\p{L}'-]{1,20}\s){1,3}(?:Estate|Park|House|Centre|Center|Building|Mansions|Court|Tower|Wharf|Mill|Works)/gu,
  /\b(?:psc|cmr|unit)\s\d{1,5},?\sbox\s(?<number>\d{1,6})/gi,
  /\bUS(?:NS|NV|S|CGC)\s\p{Lu}\p{L}+(?=,?\s(?:FPO|APO|DPO)\s)/gu,
  new RegExp(
    `(?<![A-Za-z])(?:Flat|Studio|Apartment|Apt|Unit|Suite)\\s\\d{1,4}[A-Za-z]?(?:[,\\s]{1,2}${CAPITAL_WORD}){1,8}(?=[,\\s]{1,3}${LETTERED_POSTCODE}(?![A-Za-z\\d]))`,
    "g",
  ),
  new RegExp(
    `(?<![A-Za-z])(?:Flat|Studio|Apartment|Unit|Suite)\\s\\d{1,4}[A-Za-z]?[,\\s]{1,2}(?:${CAPITAL_WORD}\\s){1,3}?(?:${capital(WEAK)}|${capital(STRONG)})s?\\b`,
    "g",
  ),
  /\b(?:rr|r\.r\.|hc|rural route)\s?\d{1,3},?\sbox\s(?<number>\d{1,6})/gi,
  new RegExp(
    `(?<![A-Za-z])(?<number>One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\\s(?:${CAPITAL_WORD}\\s){1,3}?(?:${capital(WEAK)}|${capital(STRONG)}|Center|Centre)\\b\\.?`,
    "g",
  ),
  /\b(?:p\.?\s?o\.?\s?box|postbus|postfach|apartado|casella postale|bo[iî]te postale|gpo box|locked bag)\s(?<number>\d{1,7})/gi,
];

const HINT = new RegExp(
  `(?:^|[a-z\\d,]) (?:${STRONG}|(?:${WEAK})s?|camino|calle|via|rue|rua|avenida|paseo|highway|hwy|route|rte|road|box)\\b|\\b(?:postbus|postfach|apartado|casella postale|locked bag)\\b|stra(?:ss|ß)e|str\\. |straat|gasse|weg |laan |gata|vej |platz |allee |gade |kade |plein |gracht |dijk |singel |damm |ufer |ring |markt |chaussee |steig |katu |gen |Av\\. |av\\. |Boul\\. |Chemin |Quai |ul\\. |Estate|Rue |(?:One|Two|Three|Four|Five|Ten) [A-Z]|Calle |Via |[A-Z]{2},? \\d{5}|(?:Flat|Studio|Unit|PSC|CMR) \\d|[A-Z]\\d[A-Z\\d]? ?\\d[A-Z]{2}`,
  "i",
);

const UNIT_WORD = "apt|apartment|unit|suite|ste|floor|fl|room|rm|bldg|building|flat|lot|dorm|hall";
const UNIT_AFTER = new RegExp(
  `[,.\\s]{0,2}\\s?(?:(?:${UNIT_WORD})\\b\\.?\\s?#?\\s?[a-z]?\\d{0,5}[a-z]?(?:-\\w{1,4})?(?![a-z\\d])|#\\s?\\w{1,6}|\\d{1,2}(?:st|nd|rd|th)\\s(?:floor|fl)\\b)`,
  "iy",
);
const UNIT_BEFORE = new RegExp(
  `(?:\\b\\d{1,2}(?:st|nd|rd|th)\\s(?:floor|fl),?\\s{1,2}|\\b(?:${UNIT_WORD}|no)\\b\\.?\\s?#?\\s?[a-z]?\\d{1,5}[a-z]?,?\\s{1,2}){1,2}$`,
  "i",
);
const HOUSE_BEFORE =
  /(?:(?:The|the)\s)?(?:[A-Z][A-Za-z'&-]{1,20}\s){1,3}(?:Hotel|Inn|Suites|Building|Tower|Towers|Center|Centre|Hospital|School|University|College|Apartments|Residences|Plaza|House|Hall|Lodge|Motel)(?:\s\d{1,4}[A-Z]?)?,\s$/;
const LONGEST_UNIT_BEFORE = 60;

const STATE = `(?:(?:${CODES})\\b|${titled(anyOf(states.map(([name]) => name)))}\\b)\\.?`;
const TOWN_WORD = "[A-Za-z][A-Za-z'.-]{1,18}";
const ZIP = "\\d{5}(?:-\\d{4})?(?!\\d)";
/** A city with its state and code: "Austin, TX 78701"; the city alone is no address. */
export const US_PLACE = new RegExp(
  `(?<![A-Za-z'])(?:(?:[A-Z][A-Za-z'.-]{1,18}\\s){0,2}[A-Z][A-Za-z'.-]{1,18},?\\s{1,2})?(?:${STATE})[,\\s]{1,3}${ZIP}`,
  "g",
);
const TAILS = [
  /[,\s]{1,3}(?<postcode>[A-Z]?-?\d{4,5})\s(?<city>\p{Lu}[\p{L}'-]{2,20}(?:\s\p{Lu}[\p{L}'-]{2,20})?)(?!\p{L}|\s\d)/uy,

  new RegExp(
    `[,\\s]{1,3}(?<city>(?:${TOWN_WORD}\\s){0,2}${TOWN_WORD}),?\\s{1,2}(?<state>NSW|VIC|QLD|WA|SA|TAS|ACT|NT)[,\\s]{1,3}(?<postcode>\\d{4})(?!\\d)`,
    "y",
  ),
  new RegExp(`[,\\s]{1,3}(?<city>${TOWN_WORD}(?:\\s\\d{1,2})?,?\\s)(?<postcode>${LETTERED_POSTCODE})(?![A-Z\\d])`, "y"),

  new RegExp(
    `[,\\s]{1,3}(?<city>(?:${TOWN_WORD}\\s){0,2}${TOWN_WORD}),?\\s{1,2}(?<state>(?:${CODES}|${anyOf(states.map(([name]) => name))})\\b)\\.?[,\\s]{1,3}(?<postcode>${ZIP})`,
    "iy",
  ),
  new RegExp(
    `[,\\s]{1,3}(?<city>(?:${TOWN_WORD}\\s){0,2}${TOWN_WORD}),?\\s{1,2}(?<state>${STATE})(?:[,\\s]{1,3}(?<postcode>${ZIP}))?`,
    "y",
  ),
  new RegExp(`[,\\s]{1,3}(?<city>(?:${TOWN_WORD}[,\\s]{1,2}){1,3})(?<postcode>${LETTERED_POSTCODE}\\b|${ZIP})`, "iy"),
  new RegExp(`[,\\s]{1,3}(?<state>${STATE})[,\\s]{1,3}(?<postcode>${ZIP})`, "y"),
  new RegExp(`[,\\s]{1,3}(?<postcode>${LETTERED_POSTCODE}\\b|${ZIP})`, "iy"),
  /,\s?(?<city>\p{Lu}\p{Ll}{2,15}(?:\s\p{Lu}\p{Ll}{2,15}){0,2})(?!\p{L})/uy,
];
const COUNTRY = /,?\s(?:USA|U\.S\.A\.?|UK|U\.K\.|United States|United Kingdom|England|Scotland|Canada)\b/y;

const stateNames = new Map(
  states.flatMap(([name, code]) => [[name, name] as const, [code.toLowerCase(), name] as const]),
);

/** Street addresses of the United States and alike: "123 Main St Apt 4B, Austin, TX 78701", "Flat 3, 12 High Street, London NW1 6XE". */
export function findWesternAddresses(folded: string): readonly Entity[] {
  if (!/\d/.test(folded) || !HINT.test(folded)) return [];
  const found = STREETS.flatMap((pattern) => [...folded.matchAll(pattern)]);
  return found.map((match) => addressAround(folded, match));
}

interface Part {
  readonly level: AddressLevel;
  readonly text: string;
}

function addressAround(folded: string, street: RegExpExecArray): Entity {
  const earlier = folded.slice(Math.max(0, street.index - LONGEST_UNIT_BEFORE), street.index);
  const before = HOUSE_BEFORE.exec(earlier)?.[0] ?? UNIT_BEFORE.exec(earlier)?.[0] ?? "";
  const start = street.index - before.length;
  const parts: Part[] = [{ level: "road", text: street[0] }];
  if (before !== "") parts.unshift({ level: "unit", text: before.replace(/[,\s]+$/, "") });
  const end = readTail(folded, street.index + street[0].length, parts);
  const state = stateNames.get(parts.find(({ level }) => level === "province")?.text.toLowerCase() ?? "");
  const city = parts.find(({ level }) => level === "city")?.text.toLowerCase();
  const place = state === undefined ? undefined : { country: "US", region: state, ...(city !== undefined && { city }) };
  const value: Address = { style: "western", parts, ...(place && { place }) };
  return { kind: "address", value, start, end, text: folded.slice(start, end) };
}

function readTail(folded: string, from: number, parts: Part[]): number {
  let end = from;
  for (let units = 0; units < 3; units += 1) {
    const unit = matchAt(UNIT_AFTER, folded, end);
    if (!unit || !/\d|#|\b[a-z]$/i.test(unit[0])) break;
    parts.push({ level: "unit", text: unit[0].replace(/^[,.\s]+/, "") });
    end += unit[0].length;
  }
  const tail = TAILS.map((pattern) => matchAt(pattern, folded, end)).find((match) => match !== null);
  if (!tail) return end;
  addPlace(parts, tail.groups ?? {});
  end += tail[0].length;
  return end + (matchAt(COUNTRY, folded, end)?.[0].length ?? 0);
}

function addPlace(parts: Part[], { city, state, postcode }: Record<string, string | undefined>): void {
  if (city !== undefined) parts.push({ level: "city", text: city.replace(/[,\s]+$/, "") });
  if (state !== undefined) parts.push({ level: "province", text: state.replace(/\.$/, "") });
  if (postcode !== undefined) parts.push({ level: "postcode", text: postcode });
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

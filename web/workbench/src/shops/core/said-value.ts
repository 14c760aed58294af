/** What stands in the editor: JSON as the server has it, with texts and lists still half written. */
export type SaidValue = string | number | boolean | null | readonly SaidValue[] | SaidObject;

/** A part with named parts. */
export interface SaidObject {
  readonly [key: string]: SaidValue | undefined;
}

/** Whether a value has named parts. */
export function isObject(value: SaidValue | undefined): value is SaidObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Whether a value is a list. */
export function isList(value: SaidValue | undefined): value is readonly SaidValue[] {
  return Array.isArray(value);
}

/** The list that stands there; none where there is something else. */
export function listOf(value: SaidValue | undefined): readonly SaidValue[] {
  return isList(value) ? value : [];
}

/** A part by its name; undefined where there is none. */
export function partOf(value: SaidValue | undefined, key: string): SaidValue | undefined {
  return isObject(value) ? value[key] : undefined;
}

/** The same with one part new; without a value the part goes. */
export function withPart(value: SaidValue | undefined, key: string, part: SaidValue | undefined): SaidObject {
  const { [key]: _before, ...rest } = isObject(value) ? value : {};
  return part === undefined ? rest : { ...rest, [key]: part };
}

/** Without everything that is empty: blank texts, parts of which nothing is left. Null and false stay what they say. */
export function withoutBlanks(value: SaidValue): SaidValue | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (isList(value)) return value.map(withoutBlanks).filter((one) => one !== undefined);
  if (!isObject(value)) return value;
  const parts = Object.entries(value).flatMap(([key, part]): [string, SaidValue][] => {
    const left = part === undefined || part === null ? undefined : withoutBlanks(part);
    return left === undefined ? [] : [[key, left]];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** Whether two values say the same, blanks aside and in whatever order of names. */
export function saysSame(one: SaidValue, other: SaidValue): boolean {
  return fingerprint(withoutBlanks(one)) === fingerprint(withoutBlanks(other));
}

function fingerprint(value: SaidValue | undefined): string {
  return JSON.stringify(value ?? null, (_key, part: SaidValue) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

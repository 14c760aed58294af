import type { Field, Input } from "./said-spec.ts";
import { isObject, listOf, partOf, type SaidObject, type SaidValue, withoutBlanks } from "./said-value.ts";

/** Whether a field is on the screen while its part says this. */
export function isShown({ when }: Field, part: SaidValue | undefined): boolean {
  return when === undefined || partOf(part, when.key) === when.is;
}

/** Paths (`/dispatch/hours`) of what is needed and not there, in the order of the screen. */
export function lacks(value: SaidValue | undefined, input: Input, path: string): readonly string[] {
  switch (input.kind) {
    case "part":
      return lacksOf(value, input.fields, path);
    case "list":
      return listOf(value).flatMap((item, index) => lacksOf(item, input.of, `${path}/${index}`));
    default:
      return [];
  }
}

function lacksOf(part: SaidValue | undefined, fields: readonly Field[], path: string): readonly string[] {
  return fields
    .filter((field) => isShown(field, part))
    .flatMap((field) => {
      const value = partOf(part, field.key);
      const here = `${path}/${field.key}`;
      const inner = isBlank(value) && field.needed !== true ? [] : lacks(value, field.input, here);
      return field.needed === true && inner.length === 0 && isBlank(value) ? [here] : inner;
    });
}

function isBlank(value: SaidValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  const left = withoutBlanks(value);
  return left === undefined || (Array.isArray(left) && left.length === 0);
}

/** What is sent: without blanks, and without fields that are not shown, which the server would refuse. */
export function tidy(value: SaidValue, input: Input): SaidValue | undefined {
  if (input.kind === "list") return listOf(value).map((item) => tidyPart(item, input.of) ?? {});
  return input.kind === "part" ? tidyPart(value, input.fields) : withoutBlanks(value);
}

function tidyPart(value: SaidValue, fields: readonly Field[]): SaidObject | undefined {
  const parts = fields
    .filter((field) => isShown(field, value))
    .flatMap(({ key, input }): [string, SaidValue][] => {
      const given = partOf(value, key);
      const left = given === undefined || given === null ? undefined : tidy(given, input);
      return left === undefined ? [] : [[key, left]];
    });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** Whether a group of rules is said at all. */
export function isSaid(value: SaidValue | undefined): boolean {
  return isObject(value) || (Array.isArray(value) && value.length > 0);
}

import { OFFER_FIELDS, RETURN_ADDRESS_FIELDS, RULE_SECTIONS, type Input } from "./said-spec.ts";
import { isSaid, tidy } from "./lacks.ts";
import { partOf, type SaidValue } from "./said-value.ts";

/** Parts that are lists of one kind of thing. */
export type ListedPart = "offers" | "return-addresses";

/** A value on the screen, where it stands and how it is typed in. */
export interface Edited {
  readonly path: string;
  readonly value: SaidValue | undefined;
  readonly input: Input;
}

/** How the things of a list are typed in. */
export function listInput(part: ListedPart): Extract<Input, { readonly kind: "list" }> {
  return { kind: "list", of: part === "offers" ? OFFER_FIELDS : RETURN_ADDRESS_FIELDS };
}

/** What of a part is on the screen. Of the rules only what is said: the others lack nothing. */
export function inputsOf(part: "rules" | ListedPart): (value: SaidValue) => readonly Edited[] {
  if (part !== "rules") return (value) => [{ path: "", value, input: listInput(part) }];
  return (value) =>
    RULE_SECTIONS.flatMap(({ groups }) => groups)
      .map(({ key, input }) => ({ path: `/${key}`, value: partOf(value, key), input }))
      .filter((group) => isSaid(group.value));
}

/** What is sent: of the rules each group that is said, else the list. */
export function toSend(part: "rules" | ListedPart, value: SaidValue): SaidValue {
  if (part !== "rules") return tidy(value, listInput(part)) ?? [];
  const groups = inputsOf(part)(value).flatMap((group): [string, SaidValue][] => {
    const left = group.value === undefined ? undefined : tidy(group.value, group.input);
    return left === undefined ? [] : [[group.path.slice(1), left]];
  });
  return Object.fromEntries(groups);
}

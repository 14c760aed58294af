/** Something drawn: an element as it should be. Once on the page, `dom` is the element that shows it. */
export interface Drawn {
  readonly tag: string;
  readonly key: string | undefined;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly (Drawn | string)[];
  dom?: Element;
}

/** What may stand between tags. Nothing, true and false draw nothing; lists are flattened. */
export type Child = Drawn | string | number | boolean | null | undefined | readonly Child[];

/** The children that are really drawn; neighbouring texts become one, as they are on the page. */
export function flatten(child: Child, into: (Drawn | string)[] = []): (Drawn | string)[] {
  if (isList(child)) for (const one of child) flatten(one, into);
  else if (typeof child === "string" || typeof child === "number") addText(String(child), into);
  else if (typeof child === "object" && child !== null) into.push(child);
  return into;
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

function addText(text: string, into: (Drawn | string)[]): void {
  const before = into.at(-1);
  if (typeof before === "string") into[into.length - 1] = before + text;
  else if (text !== "") into.push(text);
}

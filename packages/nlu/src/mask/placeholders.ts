import { COMPOUND_SURNAMES } from "./content/chinese-names.ts";
import { LABELS } from "./content/labels.ts";
import type { MaskType } from "./mask-types.ts";

/** Gives every value of a conversation its placeholder: the same value, the same person, the same one. */
export interface Placeholders {
  /** The placeholder of a value as written or as known. */
  of(type: MaskType, value: string): string;
  /** Says that a text already uses a placeholder, so that its number stays free for it. */
  reserve(type: MaskType, number: number): void;
}

/** Makes an empty memory; labels are Chinese or English. */
export function createPlaceholders(language: "zh" | "en"): Placeholders {
  const given = new Map<string, string>();
  const people = new Map<string, Set<string>>();
  const last = new Map<MaskType, number>();
  const next = (type: MaskType): string => {
    const number = (last.get(type) ?? 0) + 1;
    last.set(type, number);
    return `[${LABELS[type][language]}${number}]`;
  };
  const remember = (type: MaskType, value: string): string => {
    const key = `${type}:${value}`;
    const known = given.get(key) ?? (type === "name" ? samePerson(people, value) : undefined) ?? next(type);
    given.set(key, known);
    if (type === "name") for (const handle of handlesOf(value)) append(people, handle, known);
    return known;
  };
  return {
    of: (type, value) => remember(type, comparable(type, value)),
    reserve: (type, number) => {
      last.set(type, Math.max(last.get(type) ?? 0, number));
    },
  };
}

function comparable(type: MaskType, value: string): string {
  const plain = value.normalize("NFKC").toLowerCase();
  return type === "name"
    ? plain.replace(/[.,]/g, "").replace(/\s+/g, " ").trim()
    : plain.replace(/[\s\-_().,，·:#]/g, "");
}

const CHINESE_TITLE = /(?:先生|女士|小姐|太太|夫人|同学|老师|阿姨|叔叔|师傅|经理|医生|总|哥|姐)$/u;
const WESTERN_TITLE = /^(?:mr|mrs|ms|miss|dr)\s/;

/** Somebody called by a part of a name is who has that name, where it is only one: 张先生 is 张伟, "John" is "John Smith". */
function samePerson(people: ReadonlyMap<string, ReadonlySet<string>>, name: string): string | undefined {
  const candidates = handlesOf(name).map((handle) => people.get(handle));
  const sure = candidates.filter((set): set is ReadonlySet<string> => set?.size === 1).flatMap((set) => [...set]);
  return isShort(name) || candidates.some((set) => [...(set ?? [])].length === 1 && isPartly(people, name))
    ? sure[0]
    : undefined;
}

function isShort(name: string): boolean {
  return (
    CHINESE_TITLE.test(name) || /^[小老阿]\p{sc=Han}$/u.test(name) || !/[\s·]/.test(name.replace(WESTERN_TITLE, ""))
  );
}

function isPartly(people: ReadonlyMap<string, ReadonlySet<string>>, name: string): boolean {
  return people.has(`title:${handlesOf(name)[0] ?? ""}`);
}

/** By what else a person may be called: the surname in Chinese, every word otherwise. */
function handlesOf(name: string): readonly string[] {
  if (!/\p{sc=Han}/u.test(name))
    return name
      .replace(WESTERN_TITLE, "")
      .split(" ")
      .filter((word) => word.length > 1);
  const nickname = /^[小老阿](?<surname>\p{sc=Han})$/u.exec(name)?.groups?.["surname"];
  if (nickname !== undefined) return [nickname];
  return [COMPOUND_SURNAMES.find((surname) => name.startsWith(surname)) ?? name.slice(0, 1)];
}

function append(people: Map<string, Set<string>>, handle: string, placeholder: string): void {
  const known = people.get(handle);
  if (known) known.add(placeholder);
  else people.set(handle, new Set([placeholder]));
}

import { DOUBLED_WORDS, NOT_NICKNAMES, PET_NAMES, RANKS } from "../content/chinese-name-cues.ts";
import { isRare } from "./reading.ts";
import { eitherWeight, givenWeight, isCommonGiven, isCompound, isFunction, surnameWeight, WEIGHTS } from "./weights.ts";

/** A way to read what stands at a place as a name. */
export interface Shape {
  readonly length: number;
  /** How much of it the name is; a title may come after. */
  readonly core: number;
  /** What its characters say. */
  readonly own: number;
  /** Whether it is a given name alone. */
  readonly alone: boolean;
}

const TITLE =
  /^(?:先生|女士|小姐(?!姐)|太太|老师|师傅|经理|主管|大爷|大妈|大叔|大姐|大哥|阿姨|叔叔|奶奶|爷爷|医生|教授|律师|同学|老板|部长|主任|警官|同志|教练|护士|店长|总监|会计|书记|校长|婆婆|婶婶|伯伯|姑娘)/u;
/** Surnames that are words by themselves. */
const WORDS = new Set("东方 百里 第五 南门 西门 东郭 太史 司空 长孙 公孙 闻人 南宫 宗政 鲜于".split(" "));
const notNicknames = new Set(NOT_NICKNAMES);
const pets = new Set(PET_NAMES);
const doubledWords = new Set([...DOUBLED_WORDS.matchAll(/(.)\1/gu)].map(([word]) => word));

/** How long a title that stands at a place is. */
export function titleLength(view: string, start: number): number {
  return TITLE.exec(view.slice(start, start + 3))?.[0].length ?? 0;
}

/** Every shape that the characters at a place allow. */
export function shapesAt(view: string, start: number): readonly Shape[] {
  const shapes = [
    ...full(view, start),
    ...titled(view, start),
    ...nicknames(view.slice(start, start + 2), view.charAt(start + 2)),
    alone(view, start),
    ...(isLaughter(view, start) ? [] : [3, 4]).map((length) => ({
      ...sized(length),
      own: givenOf(view, start, length) + WEIGHTS.surname.unknownRun,
    })),
  ];
  return shapes.filter(({ length, own }) => own > WEIGHTS.given.ordinary && start + length <= view.length);
}

function sized(length: number): Shape {
  return { length, core: length, own: 0, alone: false };
}

function givenOf(view: string, start: number, length: number): number {
  let sum = 0;
  for (let index = start; index < start + length; index += 1) sum += givenWeight(view.charAt(index));
  return sum;
}

/** 哈哈哈 */
function isLaughter(view: string, start: number): boolean {
  const first = view.charAt(start);
  return first === view.charAt(start + 1) && first === view.charAt(start + 2);
}

/** 谢谢老板 thanks nobody called 谢. */
function isRepeated(view: string, start: number): boolean {
  return start > 0 && view.charAt(start) === view.charAt(start - 1);
}

function alone(view: string, start: number): Shape {
  const common = isCommonGiven(view.slice(start, start + 2));
  return {
    ...sized(2),
    own: common ? WEIGHTS.commonGiven : givenOf(view, start, 2) + WEIGHTS.surname.none,
    alone: true,
  };
}

function full(view: string, start: number): readonly Shape[] {
  const two = view.slice(start, start + 2);
  if (isRepeated(view, start) || isLaughter(view, start)) return [];
  const compound = isCompound(two);
  const weight = compound ? WEIGHTS.surname.compound : surnameWeight(two.charAt(0));
  if (weight === undefined) return [];
  const size = compound ? 2 : 1;
  const doubled = view.charAt(start + size) === view.charAt(start + size + 1) ? WEIGHTS.doubledGiven : 0;
  const shapes = [
    { ...sized(size + 1), own: weight + givenOf(view, start + size, 1) },
    {
      ...sized(size + 2),
      own: weight + givenOf(view, start + size, 2) + WEIGHTS.twoGiven + doubled,
    },
  ];
  return compound && !WORDS.has(two) ? [...shapes, { ...sized(size), own: WEIGHTS.compoundAlone }] : shapes;
}

function titled(view: string, start: number): readonly Shape[] {
  const core = isCompound(view.slice(start, start + 2)) ? 2 : 1;
  if (isRepeated(view, start) || titleLength(view, start + core) === 0) return [];
  const first = view.charAt(start);
  const weight = surnameWeight(first) ?? (isRare(first) ? WEIGHTS.surname.rare : undefined);
  return weight === undefined ? [] : [{ length: core + 2, core, own: weight + WEIGHTS.title, alone: false }];
}

/** 小张, 龙哥, 豆豆, 二胖, 二柱子. */
function nicknames(two: string, third: string): readonly Shape[] {
  const [first = "", second = ""] = two;
  if (second === "" || notNicknames.has(two) || isFunction(second)) return [];
  const { prefixed, ranked, numbered } = WEIGHTS.nickname;
  if (first === second) return doubled(two);
  const shapes: Shape[] = [];
  const add = (own: number, length: number, core: number): unknown => shapes.push({ length, core, own, alone: false });
  if ("小老阿大".includes(first)) add(prefixed + eitherWeight(second) - (first === "大" ? 1 : 0), 2, 2);
  if (RANKS.includes(second) && second !== third) add(ranked + eitherWeight(first), 2, 1);
  if ("二三四五六七八九".includes(first) && "妹娃胖柱狗蛋丫毛嫂叔爷姨舅婶伯".includes(second)) {
    add(numbered, 2, 2);
    if (third === "子") add(numbered + WEIGHTS.twoGiven, 3, 3);
  }
  if (first === "老" && third === "头") add(prefixed + eitherWeight(second), 3, 3);
  return shapes;
}

function doubled(two: string): readonly Shape[] {
  const { pet, doubled: own } = WEIGHTS.nickname;
  if (pets.has(two)) return [{ length: 2, core: 2, own: pet, alone: false }];
  return doubledWords.has(two) ? [] : [{ length: 2, core: 2, own, alone: false }];
}

/** Where one wish may end and the next begin. */
const BREAKS =
  /[。！？!?；;\n]+|[，,、](?=\s*\S)|\s*(?:另外|还有(?!没|吗|货|几|多)|顺便(?:问)?|对了|再问(?:一下)?)[，,:： ]*|\s+(?:and also|also|by the way|btw|plus|and)\s+/iu;
/** Parts shorter than this say nothing alone: two characters in Chinese, two words in English. */
const MIN_HAN = 3;
const MIN_WORDS = 2;
/** Nobody puts more wishes than this into one message; a flood of commas is not worth reading apart. */
const MAX_PARTS = 8;

/** The parts of a message that could be wishes of their own; empty when there is only one. */
export function splitWishes(text: string): readonly string[] {
  const parts = text
    .split(BREAKS)
    .map((part) => part.trim())
    .filter(saysSomething);
  return parts.length < 2 ? parts.filter((part) => part !== text.trim()) : parts.slice(0, MAX_PARTS);
}

function saysSomething(part: string): boolean {
  const han = part.match(/\p{sc=Han}/gu)?.length ?? 0;
  const words = part.match(/\p{sc=Latin}+/gu)?.length ?? 0;
  return han >= MIN_HAN || words >= MIN_WORDS || (han > 0 && words > 0);
}

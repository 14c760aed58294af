const DIGITS = "零一二三四五六七八九";
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  dozen: 12,
};

/** A pattern for Chinese and Arabic whole numbers below ten thousand. */
export const ZH_NUMBER = "[零一二两俩三仨四五六七八九十百千\\d]{1,6}";

/** A pattern for English number words and Arabic whole numbers. */
export const EN_NUMBER = `(?:\\d{1,4}|${Object.keys(WORDS).join("|")})`;

/** Reads 三, 十二, 两百五, 110, "two"; nothing for what is not a number. */
export function readNumber(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  return WORDS[written.toLowerCase()] ?? readChinese(written);
}

function readChinese(written: string): number | undefined {
  const plain = written.replace(/[两俩]/g, "二").replace(/仨/g, "三");
  if (!/^[零一二三四五六七八九十百千]+$/.test(plain)) return undefined;
  let total = 0;
  let digit = 0;
  let lastUnit = 10;
  for (const character of plain) {
    const value = DIGITS.indexOf(character);
    if (value >= 0) {
      digit = value;
      if (value === 0) lastUnit = 10;
    } else {
      lastUnit = character === "十" ? 10 : character === "百" ? 100 : 1000;
      total += (digit === 0 ? 1 : digit) * lastUnit;
      digit = 0;
    }
  }
  // 两百五 is 250: a last digit right after a unit counts in tenths of that unit.
  return total + (lastUnit > 10 && !plain.endsWith("零") ? (digit * lastUnit) / 10 : digit);
}

/** Around the body, in centimetres. */
export interface Girths {
  readonly bust: number | null;
  readonly waist: number | null;
  readonly hip: number | null;
}

const CM_PER_IN = 2.54;
const CM_PER_CHI = 100 / 3;
/** A girth below this is in inches, whatever is not said. */
const LEAST_CM = 55;

const NAMES = { bust: "胸围?|上胸围|\\bchest|\\bbust", waist: "腰围?|\\bwaist", hip: "臀围?|\\bhips?" } as const;

/** Reads what a text says of girths: 腰围68, 腰围二尺一, "waist 35", "35 inch hips". */
export function girthsIn(text: string): Girths {
  const folded = text.normalize("NFKC").toLowerCase();
  return { bust: girth(folded, "bust"), waist: girth(folded, "waist"), hip: girth(folded, "hip") };
}

const NUMBER = String.raw`(?<n>\d{2,3}(?:\.\d)?)(?<unit>\s?(?:"|in\b|inch(?:es)?|cm|厘米|公分|寸))?`;

function girth(text: string, of: keyof typeof NAMES): number | null {
  const chi = new RegExp(
    `(?:${NAMES[of]})[^\\d一二两三，。,]{0,3}(?<chi>[123一二两三])\\s?尺\\s?(?<cun>[0-9一二三四五六七八九])?`,
  ).exec(text);
  if (chi?.groups !== undefined) return (digit(chi.groups["chi"]) + digit(chi.groups["cun"]) / 10) * CM_PER_CHI;
  const after = new RegExp(
    `(?:${NAMES[of]})(?:\\s?(?:is|of|are|measures?|是|:))?\\s{0,2}(?:about |around |大概|大约|约)?${NUMBER}`,
  );
  const before = new RegExp(`${NUMBER}[- ]?(?:${NAMES[of]})(?![a-z])`);
  const found = after.exec(text) ?? before.exec(text);
  if (found?.groups === undefined) return null;
  const size = Number(found.groups["n"]);
  const inches = /"|in/.test(found.groups["unit"] ?? "") || (found.groups["unit"] === undefined && size < LEAST_CM);
  return inches ? size * CM_PER_IN : size;
}

const DIGITS = "零一二三四五六七八九";

function digit(written: string | undefined): number {
  if (written === undefined) return 0;
  return written === "两" ? 2 : Math.max(DIGITS.indexOf(written), Number(written) || 0);
}

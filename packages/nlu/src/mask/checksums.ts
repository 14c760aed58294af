const LUHN_BASE = 10;

/** Whether digits pass the Luhn check of bank cards (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % LUHN_BASE === 0;
}

/** Weights and check characters of Chinese resident identity numbers (GB 11643-1999, ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** The check character that belongs to the first seventeen digits of a Chinese identity number. */
export function identityCheck(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECKS[sum % CHECKS.length] ?? "";
}

/** Whether characters could be a Chinese identity number, even with a slip in it: a region of China and a birth date where they belong. */
export function looksLikeIdentity(written: string): boolean {
  if (/^[1-8]\d{16}[\dXx]$/.test(written)) return isBirth(written.slice(6, 14));
  return /^[1-8]\d{14}$/.test(written) && isBirth(`19${written.slice(6, 12)}`);
}

function isBirth(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const LEAST = 10_000_000;
const MANY = 90_000_000;
const TAIL = 8;

/** The eight digits by which people speak of a case, made from its id; the database makes sure that they are its own. */
export function caseNumber(id: string): string {
  return String(LEAST + (Number.parseInt(id.replaceAll("-", "").slice(-TAIL), 16) % MANY));
}

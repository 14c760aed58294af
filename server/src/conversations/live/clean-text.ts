/** Whether text can be kept as it is: no NUL (PostgreSQL refuses it) and no lone surrogates (not Unicode text). */
export function isCleanText(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\u0000");
  if (Array.isArray(value)) return value.every(isCleanText);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isCleanText);
  return true;
}

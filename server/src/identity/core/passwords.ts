/** The password of every person in the demo organization. Public, therefore refused wherever others can reach the server. */
export const DEMO_PASSWORD = "warmline-demo";

/** Fewer characters than this are refused. */
export const PASSWORD_MIN = 10;

/** More are refused too: hashing a megabyte is work that anybody could order. */
export const PASSWORD_MAX = 200;

/** Why a new password is not taken. */
export type PasswordRefusal =
  "password_too_short" | "password_too_long" | "password_too_simple" | "demo_password_refused";

/** Whether this is a password that the whole world knows. */
export function isDemoPassword(password: string): boolean {
  return password === DEMO_PASSWORD;
}

/** Says why `password` cannot be the new one of the person with this address; undefined when it can. */
export function refusePassword(password: string, email: string): PasswordRefusal | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return "password_too_short";
  if (length > PASSWORD_MAX) return "password_too_long";
  if (isDemoPassword(password)) return "demo_password_refused";
  return isSimple(password.toLowerCase(), email.toLowerCase()) ? "password_too_simple" : undefined;
}

/** One or two characters repeated, a run of neighbours (`abcdefghij`, `7890123456`), or the address itself. */
function isSimple(password: string, email: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => stepBetween(codes[at] ?? 0, code)));
  return new Set(codes).size <= 2 || steps.size === 1 || password === email || password === email.split("@")[0];
}

/** On a keyboard 0 follows 9. */
function stepBetween(one: number, next: number): number {
  const step = next - one;
  return Math.abs(step) === 9 ? -Math.sign(step) : step;
}

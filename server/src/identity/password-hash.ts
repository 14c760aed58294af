import { hash, verify } from "@node-rs/argon2";

/** Argon2id with 19 MiB and two passes: the OWASP minimum, about 30 ms here; more would let sign-ins starve the server. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password for keeping (argon2id, PHC text form). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the kept hash. Without one (no such person, no password yet) it does the same work on a
 * decoy and says no, so that the time it takes does not tell who exists.
 */
export async function passwordFits(kept: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const fits = await verify(kept ?? (await decoy), password);
  return fits && typeof kept === "string";
}

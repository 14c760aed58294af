import { type Static, Type } from "typebox";

export { MAX_CLIENT_ID_LENGTH, MAX_COMMENT_LENGTH, MAX_TEXT_LENGTH } from "../limits.ts";

export const Uuid = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });
export const Language = Type.Union([Type.Literal("zh"), Type.Literal("en")]);
export type Language = Static<typeof Language>;

/** An instant as RFC 3339 text in UTC, e.g. `2026-11-22T09:00:00.000Z`. */
export const Instant = Type.String({ minLength: 20, maxLength: 30 });

/** A position in a log: 0 is before the first message. */
export const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Money in integer minor units (fen, cents) of an ISO 4217 currency. */
export const Money = Type.Object({ amount: Type.Integer(), currency: Type.String({ pattern: "^[A-Z]{3}$" }) });
export type Money = Static<typeof Money>;

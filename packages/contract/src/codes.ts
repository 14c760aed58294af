/** Why a send was not taken. */
export type RefusalCode =
  | "out_of_step"
  | "unavailable"
  | "overloaded"
  | "rate_limited"
  | "stale_epoch"
  | "not_owner"
  | "not_found"
  | "closed"
  | "already_rated"
  | "not_closed"
  | "attachment_unknown"
  | "text_empty"
  | "text_too_long"
  | "invalid";

/** Why the socket is told off or closed. */
export type ErrorCode =
  | "hello_expected"
  | "frame_invalid"
  | "frame_too_large"
  | "protocol_unsupported"
  | "session_invalid"
  | "session_revoked"
  | "access_changed"
  | "too_many_sockets"
  | "too_slow"
  | "rate_limited"
  | "shutting_down"
  | "unavailable"
  | "not_found"
  | "internal";

const TRANSIENT: readonly string[] = [
  "out_of_step",
  "unavailable",
  "overloaded",
  "rate_limited",
] satisfies RefusalCode[];

/** Whether sending the same again can never succeed; a client then gives the message back to its writer instead of retrying. */
export function isPermanentRefusal(code: string): boolean {
  return !TRANSIENT.includes(code);
}

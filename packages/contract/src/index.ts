/** What goes over Warmline's wire, for everybody: types, limits and stable codes. Nothing here loads a schema library. */
export type * from "./schemas/index.ts";
export { type ErrorCode, isPermanentRefusal, type RefusalCode } from "./codes.ts";
export {
  type ActionLimits,
  DEFAULT_ACTION_LIMITS,
  MAX_CLIENT_ID_LENGTH,
  MAX_COMMENT_LENGTH,
  MAX_CORRECTION_LENGTH,
  MAX_TEXT_LENGTH,
} from "./limits.ts";
export { DEFAULT_REMINDER_RULES, REMINDER_KINDS, type ReminderKind, type ReminderRules } from "./reminders.ts";
export { HEARTBEAT_SECONDS, PROTOCOL_VERSION, SOCKET_PATH } from "./protocol.ts";

/** Longest text of one message, in UTF-16 code units. Longer is refused with `text_too_long`. */
export const MAX_TEXT_LENGTH = 4000;
/** Longest id that a client may choose for a send. */
export const MAX_CLIENT_ID_LENGTH = 100;
/** Longest comment beside a rating, in UTF-16 code units. */
export const MAX_COMMENT_LENGTH = 1000;

/** First part of the query keys under which a customer's conversations are kept. */
export const PREVIOUS_KEY = "conversations-of";

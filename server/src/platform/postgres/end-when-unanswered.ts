import { Client } from "pg";

/**
 * Ends a connection whose answer took longer than its `query_timeout`: the other side is gone without a word. The
 * driver alone only tells the caller, and the next one would wait behind the same silence.
 */
export const endWhenUnanswered = (client: Client): void => {
  const watched = (...given: unknown[]): unknown => {
    const answer: unknown = Reflect.apply(Client.prototype.query, client, given);
    if (answer instanceof Promise) answer.catch((error: unknown) => endIfTimedOut(client, error));
    return answer;
  };
  // All of the driver's signatures pass through unchanged.
  client.query = watched as Client["query"];
};

const endIfTimedOut = (client: Client, error: unknown): void => {
  if (error instanceof Error && error.message === "Query read timeout") client.end().catch(() => undefined);
};

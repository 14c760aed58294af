import type { AgentState } from "@warmline/client";
import { SESSION_OVER } from "../platform/http.ts";

/** Pauses before a refused connection is tried again, in milliseconds; the last one goes on for as long as it takes. */
export const PAUSES_MS = [0, 1_000, 4_000, 15_000] as const;

/** What recovering needs of the connection and the tab. */
export interface RecoverPorts {
  readonly client: {
    readonly getState: () => Pick<AgentState, "connection">;
    readonly subscribe: (listener: () => void) => () => void;
    readonly reconnect: () => void;
  };
  /** Asks the server who is signed in, so that the screens know; rejects when nobody is, or when it cannot be asked. */
  readonly askWho: () => Promise<unknown>;
  /** Runs something later; the answer takes that back. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/**
 * Brings a connection back whose session was refused while the person is still signed in: whoever gets other roles loses
 * the socket, not the sign-in. Once nobody is signed in any more, the screens ask for that instead. Answers with its end.
 */
export function recover({ client, askWho, after }: RecoverPorts): () => void {
  let attempts = 0;
  let under: (() => void) | null = null;

  async function attempt(): Promise<void> {
    const isIn = await askWho().then(
      () => true,
      () => false,
    );
    if (under === null) return;
    under = null;
    if (isIn && isRefused()) client.reconnect();
    else look();
  }

  function isRefused(): boolean {
    const { connection } = client.getState();
    return connection.status === "refused" && SESSION_OVER.includes(connection.code);
  }

  function look(): void {
    if (client.getState().connection.status === "online") attempts = 0;
    if (under !== null || !isRefused()) return;
    const pause = PAUSES_MS[attempts] ?? PAUSES_MS[PAUSES_MS.length - 1] ?? 0;
    attempts += 1;
    under = after(pause, () => void attempt());
  }

  const unsubscribe = client.subscribe(look);
  look();
  return () => {
    unsubscribe();
    under?.();
    under = null;
  };
}

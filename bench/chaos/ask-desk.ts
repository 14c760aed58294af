import type { AgentSpec } from "./participant.ts";

/** How long an agent waits for an answer to a click, in milliseconds: the network may have swallowed it. */
const PATIENCE_MS = 5_000;

/** What an agent asks of the desk for one conversation. */
export interface DeskWish {
  readonly id: string;
  readonly action: string;
  readonly body: object;
}

/** Clicks once. Whether it was done shows in the inbox; a click that was refused or lost is not repeated. */
export async function askDesk(url: string, { cookie, address }: AgentSpec, wish: DeskWish): Promise<void> {
  try {
    const response = await fetch(`${url}/api/v1/conversations/${wish.id}/${wish.action}`, {
      method: "POST",
      headers: { cookie, "x-warmline-csrf": "1", "x-forwarded-for": address, "content-type": "application/json" },
      body: JSON.stringify(wish.body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.arrayBuffer();
  } catch {
    // Cut off in the middle, as happens here all the time.
  }
}

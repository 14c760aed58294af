import { HEARTBEAT_SECONDS } from "@warmline/contract";
import { type AskerSocket, connectAsker } from "./asker.ts";
import type { AskOrder, Asked, OpenOrder } from "./orders.ts";
import { Round } from "./round.ts";

/** Sockets that are being opened at once. */
const OPENING_AT_ONCE = 16;

/** The customers of one process. */
export interface Customers {
  open(order: OpenOrder): Promise<Asked>;
  ask(order: AskOrder): Promise<Asked>;
}

const NOTHING_ASKED: Asked = { waits: [], unanswered: 0, refused: 0, handedOver: 0, missed: 0 };

/** Makes a process's customers: none until `open`. */
export function createCustomers(): Customers {
  const sockets: AskerSocket[] = [];
  setInterval(() => {
    for (const socket of sockets) socket.beat();
  }, HEARTBEAT_SECONDS * 1000);
  return {
    open: async ({ url, askers }) => {
      for (let start = 0; start < askers.length; start += OPENING_AT_ONCE) {
        const some = askers.slice(start, start + OPENING_AT_ONCE);
        sockets.push(...(await Promise.all(some.map((asker) => connectAsker(url, asker)))));
      }
      return NOTHING_ASKED;
    },
    ask: ({ seconds, load }) => new Round(sockets).run(seconds, load),
  };
}

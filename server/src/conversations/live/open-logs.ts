import type { FrameSocket } from "../../platform/socket/index.ts";
import { MESSAGES_PER_READ } from "../read-messages.ts";
import { CatchUp } from "./catch-up.ts";
import type { LiveContext } from "./context.ts";
import type { LiveStaff } from "./ports.ts";

/** Conversations that one screen may keep live at once. */
const MAX_OPEN = 50;

/** The logs that are open on a member of staff's screen. */
export interface OpenLogs {
  /** Sends the log after `after` and keeps it live. */
  open(conversationId: string, after: number): Promise<void>;
  leave(conversationId: string): Promise<void>;
  stop(): void;
}

/** Keeps logs live on a socket, each in order and from where the screen says it is. */
export function createOpenLogs(context: LiveContext, socket: FrameSocket, who: LiveStaff): OpenLogs {
  const open = new Map<string, { readonly catchUp: CatchUp; readonly unwatch: () => void }>();

  function leave(conversationId: string): Promise<void> {
    const log = open.get(conversationId);
    log?.catchUp.stop();
    log?.unwatch();
    open.delete(conversationId);
    return Promise.resolve();
  }

  return {
    open: async (conversationId, after) => {
      await leave(conversationId);
      const seen = await context.conversations.find(who.scope, who.personId, { ids: [conversationId], limit: 1 });
      if (seen.length === 0) return socket.send({ type: "error", code: "not_found", conversation: conversationId });
      const oldest = open.keys().next();
      if (open.size >= MAX_OPEN && !oldest.done) await leave(oldest.value);
      let reached = after;
      // The first answer comes also when there is nothing new: the screen then knows that it is up to date.
      let answered = false;
      const readNews = async (): Promise<boolean> => {
        const messages = await context.conversations.messages(who.scope, {
          conversationId,
          after: reached,
          reader: { kind: "staff" },
        });
        if (messages.length > 0 || !answered) socket.send({ type: "messages", conversation: conversationId, messages });
        answered = true;
        reached = messages.at(-1)?.seq ?? reached;
        return messages.length === MESSAGES_PER_READ;
      };
      const catchUp = new CatchUp({
        readNews,
        onReadFailed: (error) => context.log.warn({ err: error }, "an open log could not be read"),
      });
      const unwatch = context.hub.watchConversation(conversationId, {
        onHead: (head) => catchUp.wake(head),
        onTyping: (hint) => {
          if (hint.who === "customer") {
            socket.send({ type: "typing", conversation: conversationId, who: "customer", on: hint.on });
          }
        },
      });
      open.set(conversationId, { catchUp, unwatch });
      catchUp.wake(null);
    },
    leave,
    stop: () => {
      for (const id of [...open.keys()]) void leave(id);
    },
  };
}

import type { StaffConversation } from "@warmline/contract";
import type { FrameSocket } from "../../platform/socket/index.ts";
import { CatchUp } from "./catch-up.ts";
import type { LiveContext } from "./context.ts";
import type { LiveStaff } from "./ports.ts";

/** A member of staff's inbox, live on his socket. */
export interface LiveInbox {
  stop(): void;
}

/** Sends the whole inbox, then what changes in it. */
export async function startInbox(context: LiveContext, socket: FrameSocket, who: LiveStaff): Promise<LiveInbox> {
  const shown = new Map<string, string>();
  const hinted = new Set<string>();
  let sweeping = false;

  const all = await context.conversations.inbox(who.scope, who.personId);
  for (const conversation of all) shown.set(conversation.id, JSON.stringify(conversation));
  socket.send({ type: "inbox", conversations: all });

  function show(conversation: StaffConversation): void {
    const text = JSON.stringify(conversation);
    if (shown.get(conversation.id) === text) return;
    shown.set(conversation.id, text);
    socket.send({ type: "conversation", conversation });
  }

  /** Looks at everything: what is no longer in the inbox leaves the screen. */
  async function reload(): Promise<void> {
    const current = await context.conversations.inbox(who.scope, who.personId);
    const ids = new Set(current.map((conversation) => conversation.id));
    for (const id of shown.keys()) {
      if (ids.has(id)) continue;
      shown.delete(id);
      socket.send({ type: "removed", conversation: id });
    }
    current.forEach(show);
  }

  async function readHinted(): Promise<void> {
    const ids = [...hinted];
    hinted.clear();
    if (ids.length > 0) (await context.conversations.find(who.scope, who.personId, { ids })).forEach(show);
  }

  const catchUp = new CatchUp({
    readNews: async () => {
      if (sweeping) {
        sweeping = false;
        hinted.clear();
        await reload();
      } else await readHinted();
      return hinted.size > 0 || sweeping;
    },
    onReadFailed: (error) => {
      sweeping = true;
      context.log.warn({ err: error }, "an inbox could not be read");
    },
  });

  const unwatch = context.hub.watchInbox(who.organizationId, {
    onHead: (head) => {
      if (who.scope.shops !== "*" && !who.scope.shops.includes(head.shopId)) return;
      hinted.add(head.conversationId);
      catchUp.wake(null);
    },
    onSweep: () => {
      sweeping = true;
      catchUp.wake(null);
    },
  });
  return {
    stop: () => {
      unwatch();
      catchUp.stop();
    },
  };
}

import type { OpenConversation } from "@warmline/client";
import { useQueryClient } from "@tanstack/react-query";
import type { StaffConversation } from "@warmline/contract";
import { useEffect, useState } from "react";
import { useInboxConversation } from "../inbox/use-inbox.ts";
import { useClient, useLive } from "../live/live-context.ts";
import { PREVIOUS_KEY } from "./previous-key.ts";

/** A conversation as it stands: from the inbox, else (an old one) from what was fetched of its customer. */
export function useConversation(id: string): StaffConversation | null {
  const queries = useQueryClient();
  const live = useInboxConversation(id);
  if (live !== null) return live;
  const fetched = queries.getQueriesData<readonly StaffConversation[]>({ queryKey: [PREVIOUS_KEY] });
  return fetched.flatMap(([, list]) => list ?? []).find((one) => one.id === id) ?? null;
}

/** Keeps a conversation's log open while it is shown; undefined for the moment before it was asked for. */
export function useOpenLog(id: string): OpenConversation | undefined {
  const client = useClient();
  useEffect(() => {
    client.open(id);
    return () => client.leave(id);
  }, [client, id]);
  return useLive((state) => state.open.get(id));
}

/** What had been read when the conversation was opened: where the line of unread messages stands until it is left. */
export function useReadAtOpening(conversation: StaffConversation | null): number {
  const [read, setRead] = useState<number | null>(conversation?.readSeq ?? null);
  useEffect(() => {
    if (read === null && conversation !== null) setRead(conversation.readSeq);
  }, [read, conversation]);
  return read ?? 0;
}

/** Tells the server how far the agent has read while the page is looked at. */
export function useMarkRead(id: string, seq: number): void {
  const client = useClient();
  useEffect(() => {
    const tell = (): void => {
      if (seq > 0 && document.visibilityState === "visible") client.markRead(id, seq);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [client, id, seq]);
}

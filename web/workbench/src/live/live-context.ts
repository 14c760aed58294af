import type { AgentClient, AgentState } from "@warmline/client";
import { createContext, use, useSyncExternalStore } from "react";

/** The one connection of this tab; null outside `LiveProvider`. */
export const LiveContext = createContext<AgentClient | null>(null);

/** The agent's connection. Only below `LiveProvider`. */
export function useClient(): AgentClient {
  const client = use(LiveContext);
  if (client === null) throw new Error("useClient outside of LiveProvider");
  return client;
}

/** A part of the live state; `select` must give the same object as long as nothing in it changed. */
export function useLive<Part>(select: (state: AgentState) => Part): Part {
  const client = useClient();
  return useSyncExternalStore(client.subscribe, () => select(client.getState()));
}

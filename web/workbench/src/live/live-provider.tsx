import {
  type AgentClient,
  browserPorts,
  connectAgent,
  keepIn,
  keepInMemory,
  type KeyValueStorage,
} from "@warmline/client";
import { SOCKET_PATH } from "@warmline/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { meQuery } from "../session/me.ts";
import { LiveContext } from "./live-context.ts";
import { recover } from "./recover.ts";

/** Unsent messages belong to one tab: two tabs with one outbox would count the same stream twice. */
function tabStorage(): KeyValueStorage {
  try {
    return keepIn(sessionStorage);
  } catch {
    return keepInMemory();
  }
}

function socketAddress(): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${SOCKET_PATH}`;
}

function connectHere(personId: string): AgentClient {
  const ports = browserPorts(window, tabStorage());
  return connectAgent({ url: socketAddress(), storageKey: `warmline.outbox.${personId}`, ports });
}

/** Asks the connection to look again when the page or the network changes; a lost network is then found out within seconds. */
function wakeWithPage(client: AgentClient): () => void {
  const wake = (): void => {
    if (document.visibilityState === "visible") client.wake();
  };
  addEventListener("online", wake);
  addEventListener("offline", wake);
  document.addEventListener("visibilitychange", wake);
  return () => {
    removeEventListener("online", wake);
    removeEventListener("offline", wake);
    document.removeEventListener("visibilitychange", wake);
  };
}

/** Keeps the agent connected while his screens are shown. */
export function LiveProvider(props: { readonly personId: string; readonly children: ReactNode }): ReactElement | null {
  const queries = useQueryClient();
  const [client, setClient] = useState<AgentClient | null>(null);
  useEffect(() => {
    const opened = connectHere(props.personId);
    const stopWaking = wakeWithPage(opened);
    const stopRecovering = recover({
      client: opened,
      // Also tells the screens: what the person may do has perhaps changed, or nobody is signed in any more.
      askWho: () => queries.query({ ...meQuery, staleTime: 0 }),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    setClient(opened);
    return () => {
      stopWaking();
      stopRecovering();
      opened.close();
    };
  }, [props.personId, queries]);
  return client === null ? null : <LiveContext value={client}>{props.children}</LiveContext>;
}

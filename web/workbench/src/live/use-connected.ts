import { useSyncExternalStore } from "react";
import { useLive } from "./live-context.ts";

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** Whether what is written goes out now: the socket stands, and the browser does not know better. */
export function useConnected(): boolean {
  const hasNetwork = useSyncExternalStore(subscribe, () => navigator.onLine);
  return useLive((state) => state.connection.status === "online") && hasNetwork;
}

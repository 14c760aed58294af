import type { ClientPorts, Delivery, Refusal } from "@warmline/client";
import { SOCKET_PATH } from "@warmline/contract";
import { join } from "node:path";
import { faultyPorts } from "./faulty-ports.ts";
import { fileStorage } from "./file-storage.ts";
import type { Report, Spec, Surroundings } from "./participant.ts";
import { openRecord, type Record } from "./record.ts";

/** What every client is connected with. */
export interface Connecting {
  readonly url: string;
  readonly storageKey: string;
  readonly ports: ClientPorts;
  readonly getSession: (renew: boolean) => Promise<string | Refusal>;
}

/** Opens a participant's record, and everything that his client is connected with. */
export function prepare(
  { name, session, address }: Spec,
  { url, folder, random, isCalm }: Surroundings,
): { readonly record: Record; readonly connecting: Connecting } {
  const record = openRecord(join(folder, `${name}.record`));
  return {
    record,
    connecting: {
      url: `${url.replace(/^http/, "ws")}${SOCKET_PATH}`,
      storageKey: name,
      ports: faultyPorts({ record, storage: fileStorage(folder), random, address, isCalm }),
      // A session outlives every fault: one that is no longer accepted stops the client, and shows.
      getSession: (renew) => Promise.resolve(renew ? { ok: false, code: "session_invalid" } : session),
    },
  };
}

interface Client {
  readonly getState: () => {
    readonly connection: { readonly status: string; readonly code?: string };
    readonly outgoing: readonly { readonly id: string; readonly delivery: Delivery }[];
  };
  readonly discard: (id: string) => void;
}

/** Notes what was refused for good, and does not try it again. */
export function giveUpFailed(client: Client, record: Record): void {
  for (const { id, delivery } of client.getState().outgoing) {
    if (delivery.state !== "failed") continue;
    record.note({ t: "failed", id, code: delivery.code });
    client.discard(id);
  }
}

/** How a client stands, without what only a customer or an agent has. */
export function reportOf(
  client: Client,
  record: Record,
): Pick<Report, "online" | "refused" | "acknowledged" | "waiting"> {
  const { connection, outgoing } = client.getState();
  return {
    online: connection.status === "online",
    refused: connection.status === "refused" ? (connection.code ?? "") : null,
    acknowledged: record.acknowledged().size,
    waiting: outgoing.filter(({ delivery }) => delivery.state !== "sent").length,
  };
}

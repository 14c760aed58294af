import { type ClientPorts, type KeyValueStorage, nodePorts, type OpenSocket } from "@warmline/client";
import { WebSocket } from "ws";
import { textOf } from "./core/entry.ts";
import type { Record } from "./record.ts";

/** How often, of a hundred frames, one comes a second time, and how much later at most, in milliseconds. */
const TWICE_PERCENT = 4;
const LATEST_TWICE_MS = 2_000;

/** What a participant's ports are made of. */
export interface FaultyPortsOptions {
  readonly record: Record;
  readonly storage: KeyValueStorage;
  readonly random: () => number;
  /** The address that the proxy in front of the server names; every participant has his own. */
  readonly address: string;
  /** Whether frames still come twice. */
  readonly isCalm: () => boolean;
}

/**
 * Ports that write down what the server says before the client hears it, and that deliver some frames twice, at once or
 * later, in either direction.
 */
export function faultyPorts(options: FaultyPortsOptions): ClientPorts {
  const base = nodePorts({
    createSocket: (url) => new WebSocket(url, { headers: { "x-forwarded-for": options.address } }),
    storage: options.storage,
  });
  return { ...base, random: options.random, openSocket: faultySocket(base.openSocket, options) };
}

function faultySocket(open: OpenSocket, { record, random, isCalm }: FaultyPortsOptions): OpenSocket {
  const sometimesAgain = (run: () => void): void => {
    if (isCalm() || random() * 100 >= TWICE_PERCENT) return;
    setTimeout(run, random() < 0.5 ? 0 : random() * LATEST_TWICE_MS);
  };
  return (url, handlers) => {
    let over = false;
    const receive = (text: string): void => {
      if (!over) handlers.received(text);
    };
    const socket = open(url, {
      opened: handlers.opened,
      received: (text) => {
        note(record, text);
        receive(text);
        sometimesAgain(() => receive(text));
      },
      closed: () => {
        over = true;
        handlers.closed();
      },
    });
    return {
      send: (text) => {
        socket.send(text);
        // A second hello is no frame of a session: no network makes one.
        if (!text.includes('"hello"')) sometimesAgain(() => socket.send(text));
      },
      close: () => {
        over = true;
        socket.close();
      },
    };
  };
}

interface Heard {
  readonly type: string;
  readonly id: string;
  readonly conversation: string;
  readonly seq: number;
  readonly messages: readonly { readonly seq: number; readonly body: Readonly<{ [key: string]: unknown }> }[];
}

function note(record: Record, text: string): void {
  // The server's frames: a wrong shape would show as a difference between record and log.
  const { type, id, conversation: c, seq, messages } = JSON.parse(text) as Heard;
  if (type === "ack") record.note({ t: "ack", id, c, seq });
  if (type === "messages" && messages.length > 0) {
    record.note({ t: "got", c, m: messages.map((message) => [message.seq, textOf(message.body)]) });
  }
}

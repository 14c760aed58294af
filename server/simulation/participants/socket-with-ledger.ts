import type { OpenSocket } from "@warmline/client";
import { type Ledger, PRIVATE } from "../ledger.ts";

/** How a participant's sockets are made. */
export interface SocketOptions {
  readonly openSocket: OpenSocket;
  readonly ledger: Ledger;
  readonly role: "customer" | "agent";
  /** A planted fault: what is sent again gets a new id. */
  readonly newIdForRetry?: boolean;
}

interface Ack {
  readonly id: string;
  readonly conversation: string;
  readonly seq: number;
}

/** Marks a try's id apart from the send's own. */
const TRY = "~";
const SEND = /^\{"type":"send","id":"([^"]+)","stream":"([^"]+)","n":\d+/;

/** Sends again as programs do that know no better: as something new. */
function asNew(): (text: string) => string {
  const tries = new Map<string, number>();
  return (text) =>
    text.replace(SEND, (start, id: string, stream: string) => {
      const before = tries.get(id) ?? 0;
      tries.set(id, before + 1);
      if (before === 0) return start;
      return `{"type":"send","id":"${id}${TRY}${before}","stream":"${stream}_${id}_${before}","n":1`;
    });
}

/** Sockets over which the ledger hears each acknowledgement, and sees what must not come. */
export function socketWithLedger({ openSocket, ledger, role, newIdForRetry = false }: SocketOptions): OpenSocket {
  const toWire = newIdForRetry ? asNew() : (text: string) => text;
  const fromWire = (text: string): string => text.replace(/("(?:id|clientId)":"[^"~]+)~\d+"/g, '$1"');
  return (url, handlers) => {
    const socket = openSocket(url, {
      ...handlers,
      received: (sent) => {
        const text = newIdForRetry ? fromWire(sent) : sent;
        if (role === "customer" && text.includes(PRIVATE)) ledger.violate("a note reached a customer");
        // Written by the server's answerToSend.
        if (text.startsWith('{"type":"ack"')) ledger.acknowledge(JSON.parse(text) as Ack);
        handlers.received(text);
      },
    });
    return { ...socket, send: (text) => socket.send(toWire(text)) };
  };
}

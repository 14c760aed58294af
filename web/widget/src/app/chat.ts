import { browserPorts, connectCustomer, type CustomerClient } from "@warmline/client";
import { type Language, SOCKET_PATH } from "@warmline/contract";
import { createPictures, type Pictures } from "./pictures.ts";
import { createSessions, type SessionOptions, type Sessions, whoIs } from "./session.ts";
import { claimSlot, createDraft, type Draft } from "./storage.ts";
import { createUploads, type Uploads } from "./uploads.ts";

/** A customer's conversation with the shop: the connection and what goes beside it. */
export interface Chat {
  readonly client: CustomerClient;
  readonly uploads: Uploads;
  readonly pictures: Pictures;
  readonly sessions: Sessions;
  readonly draft: Draft;
}

/** How to begin a chat. `token` names the customer, null is anonymous. */
export interface ChatOptions extends SessionOptions {
  readonly token: string | null;
  readonly language: Language;
  readonly onChange: () => void;
}

function socketAddress(): string {
  const url = new URL(SOCKET_PATH, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Connects the customer whom the token names. */
export async function createChat(options: ChatOptions): Promise<Chat> {
  const sessions = createSessions(options, options.token);
  const who = whoIs(options.token);
  const base = `warmline:${options.shop}:${who ?? ""}`;
  const slot = await claimSlot(`${base}:outbox`, who === null ? null : options.storage);
  const client = connectCustomer({
    url: socketAddress(),
    language: options.language,
    storageKey: slot.key,
    ports: browserPorts(window, slot.storage),
    getSession: sessions.get,
  });
  client.subscribe(options.onChange);
  const uploads = createUploads({
    session: sessions.current,
    onChange: options.onChange,
    onUploaded: ({ id, ...size }) => client.send({ kind: "image", attachment: id, ...size }),
  });
  const draft = createDraft(`${base}:draft`, who === null ? null : options.storage);
  return { client, uploads, pictures: createPictures(sessions.current, options.onChange), sessions, draft };
}

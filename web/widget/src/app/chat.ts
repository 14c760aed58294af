import { browserPorts, connectCustomer, type CustomerClient } from "@warmline/client";
import { type Language, SOCKET_PATH } from "@warmline/contract";
import { createPictures, type Pictures } from "./pictures.ts";
import { createSessions, type SessionOptions, type Sessions, whoIs } from "./session.ts";
import { claimSlot, createMemory, type FrameStorage } from "./storage.ts";
import { createUploads, type Uploads } from "./uploads.ts";

/** A customer's conversation with the shop: the connection and what goes beside it. */
export interface Chat {
  readonly client: CustomerClient;
  readonly uploads: Uploads;
  readonly pictures: Pictures;
  readonly sessions: Sessions;
  /** What is written but not sent, kept over a reload. */
  readonly draft: { readonly read: () => string; readonly save: (text: string) => void };
}

/** How to begin a chat. `token` names the customer, null is anonymous. */
export interface ChatOptions extends Omit<SessionOptions, "memory"> {
  readonly storage: FrameStorage;
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
  const who = whoIs(options.token);
  const storage = who === null ? null : options.storage;
  const memory = createMemory(storage?.storage);
  const sessions = createSessions({ ...options, memory }, options.token);
  const base = `warmline:${options.shop}:${who ?? ""}`;
  const slot = await claimSlot(`${base}:outbox`, storage);
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
  const draftKey = `${base}:draft`;
  const draft = { read: () => memory.read(draftKey), save: (text: string) => memory.write(draftKey, text) };
  return { client, uploads, pictures: createPictures(sessions.current, options.onChange), sessions, draft };
}

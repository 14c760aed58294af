import { WebSocket } from "ws";
import { type Language, PROTOCOL_VERSION, SOCKET_PATH, type ToCustomerFrame } from "@warmline/contract";

/** A customer of the bench as his process knows him. */
export interface Asker {
  readonly session: string;
  readonly language: Language;
  /** What he will say, one after the other. */
  readonly texts: readonly string[];
}

/** How a question ended. */
export type Ending = "answered" | "refused";

type Messages = Extract<ToCustomerFrame, { readonly type: "messages" }>["messages"];

interface Waiting {
  readonly id: string;
  readonly onEnd: (ending: Ending) => void;
  /** Where his question stands in the log, as soon as he knows. */
  seq: number | null;
}

/** Connects a customer with nothing but a socket: what a client library costs is not what is measured here. */
export function connectAsker(url: string, asker: Asker): Promise<AskerSocket> {
  const socket = new WebSocket(`${url.replace(/^http/u, "ws")}${SOCKET_PATH}`, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    const connected = new AskerSocket(socket, asker, () => resolve(connected));
  });
}

/** A connected customer who asks one question at a time. */
export class AskerSocket {
  readonly #socket: WebSocket;
  readonly #asker: Asker;
  readonly #onWelcome: () => void;
  #said = 0;
  #waiting: Waiting | null = null;
  #isWithPeople = false;

  constructor(socket: WebSocket, asker: Asker, onWelcome: () => void) {
    this.#socket = socket;
    this.#asker = asker;
    this.#onWelcome = onWelcome;
    const { session, language } = asker;
    socket.once("open", () => {
      this.#write({ type: "hello", protocol: PROTOCOL_VERSION, role: "customer", session, language });
    });
    // The server writes JSON in text frames, and nothing else.
    socket.on("message", (data: Buffer) => this.#take(JSON.parse(data.toString("utf8")) as ToCustomerFrame));
    socket.on("close", () => this.#end("refused"));
  }

  /** Whether the assistant still has him and he has something to say. */
  get isFree(): boolean {
    const hasMore = this.#said < this.#asker.texts.length;
    return this.#waiting === null && !this.#isWithPeople && hasMore && this.#isOpen;
  }

  get isWithPeople(): boolean {
    return this.#isWithPeople;
  }

  /** Says his next text. Ended when the assistant's reply to exactly this text is on his screen. */
  ask(onEnd: (ending: Ending) => void): void {
    const text = this.#asker.texts[this.#said++] ?? "";
    const id = `${this.#asker.session.slice(0, 12)}-${this.#said}`;
    this.#waiting = { id, seq: null, onEnd };
    this.#write({ type: "send", id, stream: "bench", n: this.#said, body: { kind: "text", text } });
  }

  /** Nobody answered: he is left alone from now on. */
  giveUp(): void {
    this.#waiting = null;
    this.#isWithPeople = true;
  }

  beat(): void {
    if (this.#isOpen) this.#write({ type: "ping" });
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  #write(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  #take(frame: ToCustomerFrame): void {
    if (frame.type === "welcome") this.#onWelcome();
    else if (frame.type === "messages") this.#read(frame.messages);
    else if (frame.type === "refused" && frame.id === this.#waiting?.id) this.#end("refused");
  }

  /** His own message comes back with its place in the log; the answer to it stands behind that place. */
  #read(messages: Messages): void {
    for (const { seq, author, body, clientId } of messages) {
      if (body.kind === "event" && body.event.type === "handed_over") this.#isWithPeople = true;
      if (this.#waiting !== null && clientId === this.#waiting.id) this.#waiting.seq = seq;
      const asked = this.#waiting?.seq ?? null;
      if (author.kind === "assistant" && asked !== null && seq > asked) this.#end("answered");
    }
  }

  #end(ending: Ending): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.onEnd(ending);
  }
}

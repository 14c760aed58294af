import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Timers } from "@warmline/client";
import { HEARTBEAT_SECONDS } from "@warmline/contract";
import { createRunner } from "../src/assistant/testing.ts";
import {
  type Conversations,
  createConversations,
  createHub,
  createLive,
  type Head,
  HEAD_TOPIC,
  type Live,
  type LiveSessions,
} from "../src/conversations/index.ts";
import { createDesk } from "../src/desk/index.ts";
import type { Bus } from "../src/platform/bus/index.ts";
import type { Clock } from "../src/platform/clock.ts";
import type { Database } from "../src/platform/database/index.ts";
import type { Every } from "../src/platform/every.ts";
import { silentLog } from "../src/platform/log.ts";
import type { Random } from "../src/platform/random.ts";
import type { FrameHandler, FrameSocket } from "../src/platform/socket/index.ts";
import type { Accept, ServerSide } from "../../packages/client/test/faulty-network.ts";
import { createTake } from "./assistant.ts";
import type { Access } from "./database/dialect.ts";
import { openSimulatedDatabase } from "./database/open-simulated-database.ts";
import type { Ledger } from "./ledger.ts";

/** What a program runs on, and how it may be built otherwise to plant a fault. */
export interface ProgramPorts {
  readonly timers: Timers;
  readonly random: Random;
  readonly clock: Clock;
  readonly sessions: LiveSessions;
  readonly ledger: Ledger;
  readonly newId: () => string;
  /** The chance that a turn fails, and how long the assistant thinks at most, in milliseconds. */
  readonly failingTurns: () => number;
  readonly thinking: number;
  /** The bus, for as long as the program lives. */
  readonly bus: (isAlive: () => boolean) => Bus;
  /** The way to the database, for as long as the program lives. */
  readonly access: (isAlive: () => boolean) => Access;
  /** A planted fault: nothing is looked for without a hint. */
  readonly neverSweeps?: boolean;
  /** A planted fault: what is done is told in a transaction of its own. */
  readonly tellsAfterwards?: boolean;
}

/** A socket that said nothing for this long is given up, in milliseconds, as the real door does. */
const SILENCE_MS = HEARTBEAT_SECONDS * 2.5 * 1000;
const SILENCE_SWEEP_MS = 5_000;
/** Who connects shows his session in the hello: nothing of his request is read. */
const REQUEST = new IncomingMessage(new Socket());

/** One server program from its start until it is killed: the rooms as they are shipped, over simulated ports. */
export class Program {
  readonly conversations: Conversations;
  readonly #ports: ProgramPorts;
  readonly #live: Live;
  readonly #sockets = new Set<() => void>();
  #alive = true;
  #killDatabase = (): void => undefined;

  constructor(ports: ProgramPorts) {
    this.#ports = ports;
    const { clock, newId, sessions } = ports;
    const isAlive = () => this.#alive;
    const pause = (milliseconds: number) => this.#pause(milliseconds);
    const simulated = openSimulatedDatabase(ports.access(isAlive), pause);
    this.#killDatabase = simulated.kill;
    const shared = { database: simulated.database, bus: ports.bus(isAlive), clock, log: silentLog, every: this.#every };
    const conversations = createConversations({ ...shared, newId, pause });
    const desk = createDesk({ ...shared, conversations });
    this.conversations = conversations;
    this.#live = createLive({
      ...shared,
      conversations,
      sessions,
      hub: createHub(shared),
      pictures: { find: () => Promise.resolve(null) },
      presence: {
        beat: desk.beat,
        set: (staff, state, capacity) => desk.setPresence(staff, { state, capacity }),
      },
    });
    desk.start();
    this.#startAssistant(shared);
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  /** As by `kill -9`: nothing that was under way is heard of again. */
  kill(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#killDatabase();
    for (const cut of [...this.#sockets]) cut();
  }

  /** The server's side of a socket. */
  readonly accept: Accept = ({ send, close }): ServerSide => {
    const { timers } = this.#ports;
    let isOpen = true;
    let heardAt = timers.now();
    const cut = (): void => {
      isOpen = false;
      this.#sockets.delete(cut);
      close();
    };
    const socket: FrameSocket = {
      get isOpen() {
        return isOpen;
      },
      send: (frame) => {
        if (isOpen && this.#alive) send(JSON.stringify(frame));
      },
      close: (code) => {
        if (!isOpen || !this.#alive) return;
        send(JSON.stringify({ type: "error", code }));
        cut();
      },
    };
    const handler: FrameHandler = this.#live.onSocket(socket, REQUEST);
    this.#sockets.add(cut);
    const endSilence = this.#every(SILENCE_SWEEP_MS, () => {
      if (timers.now() - heardAt > SILENCE_MS) cut();
    });
    return {
      received: (text) => {
        if (!this.#alive || !isOpen) return;
        heardAt = timers.now();
        handler.onFrame(JSON.parse(text));
      },
      closed: () => {
        isOpen = false;
        this.#sockets.delete(cut);
        endSilence();
        if (this.#alive) handler.onClose();
      },
    };
  };

  #startAssistant({ bus, database }: { readonly bus: Bus; readonly database: Database }): void {
    const { clock, neverSweeps = false } = this.#ports;
    const { turns } = this.conversations;
    const runner = createRunner({
      due: (limit) => (neverSweeps ? Promise.resolve([]) : turns.due(limit)),
      take: createTake({ ...this.#ports, turns, database, pause: (milliseconds) => this.#pause(milliseconds) }),
      every: this.#every,
      elapsed: () => clock.now().getTime(),
      log: silentLog,
    });
    // Heads are places, and a place is all that a due turn says. Marks never make one due.
    bus.subscribe(HEAD_TOPIC, (payload) => {
      const head = payload as unknown as Head;
      if (head.cause !== "mark") runner.hint(head);
    });
    runner.start();
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((over) => {
      this.#ports.timers.after(milliseconds, () => {
        if (this.#alive) over();
      });
    });
  }

  readonly #every: Every = (milliseconds, work) => {
    let ended = false;
    const next = (): void => {
      if (ended || !this.#alive) return;
      work();
      this.#ports.timers.after(milliseconds, next);
    };
    this.#ports.timers.after(this.#ports.random() * milliseconds, next);
    return () => {
      ended = true;
    };
  };
}

import type { OpenSocket, SocketHandlers, Timers } from "../src/index.ts";

/** The server's side of one socket. */
export interface ServerSide {
  received(text: string): void;
  closed(): void;
}

/** Makes the server's side of a new socket, given how to talk back and how to close. */
export type Accept = (talk: { readonly send: (text: string) => void; readonly close: () => void }) => ServerSide;

/** How the network misbehaves. Chances are from 0 to 1. */
export interface Faults {
  /** Longest delay of a frame in milliseconds; frames of one direction never overtake each other. */
  delay: number;
  /** Chance that a frame comes twice. */
  double: number;
  /** Chance that a socket breaks when a frame is sent; what was under way is lost. */
  breaks: number;
  /** Chance that, from a frame on, one direction carries nothing any more while the socket looks open. */
  hole: number;
  /** Chance that a frame alone is lost. */
  loss: number;
  /** Whether new sockets can be opened. */
  down: boolean;
}

export const NO_FAULTS: Readonly<Faults> = { delay: 5, double: 0, breaks: 0, hole: 0, loss: 0, down: false };

interface World {
  readonly timers: Timers;
  readonly random: () => number;
}

/** One direction of a socket: in order, late, doubled, or into a hole. */
class Direction {
  readonly #world: World;
  readonly #faults: Faults;
  #last = 0;
  #hole = false;

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
  }

  carry(deliver: () => void): void {
    const { timers, random } = this.#world;
    if (random() < this.#faults.hole) this.#hole = true;
    if (this.#hole || random() < this.#faults.loss) return;
    const times = random() < this.#faults.double ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      this.#last = Math.max(this.#last, timers.now() + random() * this.#faults.delay);
      timers.after(this.#last - timers.now(), deliver);
    }
  }
}

/** Connects clients to a server in one program, over sockets that fail the way real ones do. */
export class FaultyNetwork {
  readonly faults: Faults = { ...NO_FAULTS };
  readonly #world: World;
  readonly #cut = new Set<() => void>();
  /** How many sockets were opened. */
  opened = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Breaks every socket. */
  cutAll(): void {
    for (const cut of [...this.#cut]) cut();
  }

  /** Ends all misbehaviour; sockets that already carry nothing stay so until they are given up. */
  heal(): void {
    Object.assign(this.faults, NO_FAULTS);
  }

  /** How a client reaches a server that `accept`s. */
  opener(accept: Accept): OpenSocket {
    return (_url, handlers) => this.#open(handlers, accept);
  }

  #open(handlers: SocketHandlers, accept: Accept): ReturnType<OpenSocket> {
    const { timers, random } = this.#world;
    const up = new Direction(this.#world, this.faults);
    const down = new Direction(this.#world, this.faults);
    let alive = true;
    this.opened += 1;
    const cut = (): void => {
      if (!alive) return;
      alive = false;
      this.#cut.delete(cut);
      timers.after(random() * this.faults.delay, () => server.closed());
      timers.after(random() * this.faults.delay, () => handlers.closed());
    };
    const carry = (direction: Direction, deliver: () => void): void => {
      if (!alive) return;
      if (random() < this.faults.breaks) return cut();
      direction.carry(() => {
        if (alive) deliver();
      });
    };
    const server = accept({
      send: (text) => carry(down, () => handlers.received(text)),
      close: () => carry(down, cut),
    });
    this.#cut.add(cut);
    if (this.faults.down) cut();
    else carry(down, () => handlers.opened());
    return { send: (text) => carry(up, () => server.received(text)), close: cut };
  }
}

import type { AskerSocket, Ending } from "./asker.ts";
import type { Asked, Load } from "./orders.ts";

/** A question without an answer after this long counts as unanswered, in milliseconds. */
const PATIENCE_MS = 10_000;
/** How often paced questions that are due are asked, in milliseconds. */
const TICK_MS = 4;

interface Question {
  /** From when its wait counts. */
  readonly due: number;
  /** An answer after this moment does not count. */
  readonly until: number;
  readonly then: () => void;
}

/** One time of asking: who is free, who waits, and how long everybody waited. */
export class Round {
  readonly #free: AskerSocket[];
  readonly #waits: number[] = [];
  #open = 0;
  #unanswered = 0;
  #refused = 0;
  #handedOver = 0;
  #missed = 0;

  constructor(sockets: readonly AskerSocket[]) {
    this.#free = sockets.filter((socket) => socket.isFree);
  }

  async run(seconds: number, load: Load): Promise<Asked> {
    const end = performance.now() + seconds * 1000;
    if (load.kind === "closed") await this.#closed(load.inFlight, end);
    else await this.#paced(load.perSecond, end);
    await everyTickUntil(() => this.#open === 0);
    return {
      waits: this.#waits,
      unanswered: this.#unanswered,
      refused: this.#refused,
      handedOver: this.#handedOver,
      missed: this.#missed,
    };
  }

  /** As many questions open as wanted, all the time; what is answered after the end does not count. */
  async #closed(inFlight: number, end: number): Promise<void> {
    const next = (): void => {
      const now = performance.now();
      if (now < end) this.#ask({ due: now, until: end, then: next });
    };
    for (let at = 0; at < inFlight; at += 1) next();
    await everyTickUntil(() => performance.now() >= end);
  }

  /** So many a second whatever the answers take; each wait is counted from the moment at which the question was due. */
  async #paced(perSecond: number, end: number): Promise<void> {
    const start = performance.now();
    let asked = 0;
    const dueAt = (): number => start + (asked * 1000) / perSecond;
    await everyTickUntil((now) => {
      for (let due = dueAt(); due <= now && due < end; due = dueAt()) {
        asked += 1;
        this.#ask({ due, until: Infinity, then: () => undefined });
      }
      return now >= end;
    });
  }

  #ask(question: Question): void {
    const socket = this.#nextFree();
    if (socket === undefined) {
      this.#missed += 1;
      setTimeout(question.then, TICK_MS);
      return;
    }
    this.#open += 1;
    let ended = false;
    const patience = setTimeout(() => finish("unanswered"), PATIENCE_MS);
    const finish = (ending: Ending | "unanswered"): void => {
      if (ended) return;
      ended = true;
      clearTimeout(patience);
      this.#count(question, socket, ending);
      question.then();
    };
    socket.ask(finish);
  }

  #count({ due, until }: Question, socket: AskerSocket, ending: Ending | "unanswered"): void {
    const now = performance.now();
    this.#open -= 1;
    if (ending === "answered" && now <= until) this.#waits.push(now - due);
    if (ending === "refused") this.#refused += 1;
    if (ending === "unanswered") {
      this.#unanswered += 1;
      socket.giveUp();
    } else if (socket.isWithPeople) this.#handedOver += 1;
    this.#free.push(socket);
  }

  #nextFree(): AskerSocket | undefined {
    for (let socket = this.#free.shift(); socket !== undefined; socket = this.#free.shift())
      if (socket.isFree) return socket;
    return undefined;
  }
}

function everyTickUntil(isOver: (now: number) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!isOver(performance.now())) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
}

/** What a participant was told: the message with this id stands there. */
export interface Acknowledgement {
  readonly id: string;
  readonly conversation: string;
  /** In the sender's numbering. */
  readonly seq: number;
}

/** A message as its writer remembers it. `epochs` are the ownerships that its writer saw, for answers of agents and of the assistant. */
export interface Written {
  readonly id: string;
  /** Who wrote it, and in which order it must stand: a tab of a customer, an agent in one conversation. */
  readonly row: string;
  readonly text: string;
  readonly epochs: Set<number>;
}

/** Words that only staff may read begin with this. */
export const PRIVATE = "NOTE";

/** Each participant's own record, kept apart from the system: what was written, what was acknowledged, what must not have been seen. */
export class Ledger {
  readonly written = new Map<string, Written>();
  readonly acknowledged: Acknowledgement[] = [];
  /** Sends that were refused and sent again later: they stand behind what was written meanwhile. */
  readonly retried = new Set<string>();
  readonly violations: string[] = [];
  #count = 0;

  /** Words that nobody has written before. */
  newText(prefix: string): string {
    return `${prefix} ${(this.#count += 1)}`;
  }

  wrote(written: Written): void {
    this.written.set(written.id, written);
  }

  acknowledge(acknowledgement: Acknowledgement): void {
    this.acknowledged.push(acknowledgement);
  }

  violate(law: string): void {
    this.violations.push(law);
  }
}

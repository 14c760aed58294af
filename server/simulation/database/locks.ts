import { databaseError } from "./database-error.ts";

/** Who holds locks: a transaction. */
export interface LockHolder {
  readonly locks: Set<string>;
  waitsFor: string | null;
}

interface Waiting {
  readonly holder: LockHolder;
  readonly granted: () => void;
  readonly failed: (error: Error) => void;
}

interface Lock {
  holder: LockHolder;
  readonly queue: Waiting[];
}

/** Exclusive locks until the end of a transaction: first come, first served, and a circle of waits is broken as PostgreSQL does. */
export class Locks {
  readonly #locks = new Map<string, Lock>();
  /** How many circles were broken. */
  deadlocks = 0;

  /** Takes a lock if nobody else has it. */
  tryTake(holder: LockHolder, key: string): boolean {
    const lock = this.#locks.get(key);
    if (lock !== undefined) return lock.holder === holder;
    this.#locks.set(key, { holder, queue: [] });
    holder.locks.add(key);
    return true;
  }

  /** Takes a lock, waiting for it where somebody else has it. */
  async take(holder: LockHolder, key: string): Promise<void> {
    if (this.tryTake(holder, key)) return;
    if (this.#closesCircle(holder, key)) {
      this.deadlocks += 1;
      throw databaseError("40P01", "deadlock detected");
    }
    holder.waitsFor = key;
    await new Promise<void>((granted, failed) => {
      this.#locks.get(key)?.queue.push({ holder, granted, failed });
    });
  }

  /** Ends a holder: whoever waits next gets each of its locks. With an error, its own wait ends by that; without, never. */
  release(holder: LockHolder, error: Error | null): void {
    this.#stopWaiting(holder, error);
    for (const key of holder.locks) this.#passOn(key);
    holder.locks.clear();
  }

  #stopWaiting(holder: LockHolder, error: Error | null): void {
    const queue = holder.waitsFor === null ? undefined : this.#locks.get(holder.waitsFor)?.queue;
    holder.waitsFor = null;
    const place = queue?.findIndex((waiting) => waiting.holder === holder) ?? -1;
    if (place < 0) return;
    const [waiting] = queue?.splice(place, 1) ?? [];
    if (error !== null) waiting?.failed(error);
  }

  #passOn(key: string): void {
    const lock = this.#locks.get(key);
    const next = lock?.queue.shift();
    if (lock === undefined || next === undefined) {
      this.#locks.delete(key);
      return;
    }
    lock.holder = next.holder;
    next.holder.locks.add(key);
    next.holder.waitsFor = null;
    next.granted();
  }

  #closesCircle(holder: LockHolder, key: string): boolean {
    for (let next: string | null = key; next !== null;) {
      const other: LockHolder | undefined = this.#locks.get(next)?.holder;
      if (other === holder) return true;
      next = other?.waitsFor ?? null;
    }
    return false;
  }
}

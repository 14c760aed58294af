/** How far something was delivered to a reader, or read by him. */
export interface Mark {
  readonly type: "delivered" | "read";
  readonly conversation: string;
  readonly seq: number;
}

/** Tells marks that only ever grow, each once per connection. */
export interface Marks {
  readonly tell: (mark: Mark) => void;
  /** A new connection: what was told before may have been lost. */
  readonly renew: () => void;
}

/** Marks over `send`, which answers false while nothing can be sent. */
export function createMarks(send: (frame: Mark) => boolean): Marks {
  const told = new Map<string, number>();
  return {
    tell(mark) {
      const key = `${mark.type} ${mark.conversation}`;
      if (mark.seq > (told.get(key) ?? 0) && send(mark)) told.set(key, mark.seq);
    },
    renew: () => told.clear(),
  };
}

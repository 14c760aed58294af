/** Closer than this to the end counts as being at the end, in CSS pixels. */
const NEAR_END = 48;

/** Keeps the log where its reader is: at the end while he follows it, else at his place. */
export interface LogScroll {
  attach(list: HTMLElement): void;
  /** Whether the reader is away from the end. */
  isAway(): boolean;
  toEnd(): void;
  /** The reader scrolled; true when he left or reached the end by it. */
  scrolled(): boolean;
  /** Earlier messages will come above: what is seen now stays where it is. */
  keepPlace(): void;
  /** Call after each drawing. */
  settle(): void;
}

/** Scrolling for one log. */
export function createLogScroll(): LogScroll {
  let list: HTMLElement | null = null;
  let away = false;
  let fromEnd: number | null = null;
  let height = 0;

  function settle(): void {
    if (list === null) return;
    if (fromEnd !== null) list.scrollTop = list.scrollHeight - fromEnd;
    else if (!away) list.scrollTop = list.scrollHeight;
    fromEnd = null;
    height = list.clientHeight;
  }

  return {
    attach(element) {
      list = element;
      new ResizeObserver(settle).observe(element);
      settle();
    },
    isAway: () => away,
    toEnd() {
      away = false;
      settle();
    },
    scrolled() {
      const before = away;
      if (list === null) return false;
      // A window that changed its size, or came back into sight, scrolled by itself: the reader has not moved.
      if (list.clientHeight !== height) settle();
      else away = list.scrollHeight - list.scrollTop - height > NEAR_END;
      return away !== before;
    },
    keepPlace() {
      fromEnd = list === null ? null : list.scrollHeight - list.scrollTop;
    },
    settle,
  };
}

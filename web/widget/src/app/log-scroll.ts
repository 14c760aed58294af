import { holdsOn, isAtEnd } from "@warmline/ui";

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
  let top = 0;

  function settle(): void {
    if (list === null) return;
    if (fromEnd !== null) list.scrollTop = list.scrollHeight - fromEnd;
    else if (!away) list.scrollTop = list.scrollHeight;
    fromEnd = null;
    height = list.clientHeight;
    top = list.scrollTop;
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
      const now = { top: list.scrollTop, height: list.scrollHeight, view: list.clientHeight };
      if (now.view === height) away = !holdsOn(!away, { top }, now);
      if (isAtEnd(now)) top = now.top;
      else settle();
      return away !== before;
    },
    keepPlace() {
      fromEnd = list === null ? null : list.scrollHeight - list.scrollTop;
    },
    settle,
  };
}

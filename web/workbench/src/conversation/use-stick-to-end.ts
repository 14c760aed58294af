import { holdsOn, isAtEnd, type Scrolled } from "@warmline/ui";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** A scroller that stays at its end while the reader is there, and tells him of news when he is not. */
export interface StickToEnd {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly hasNew: boolean;
  readonly toEnd: () => void;
}

const measuresOf = (box: HTMLElement): Scrolled => ({
  top: box.scrollTop,
  height: box.scrollHeight,
  view: box.clientHeight,
});

/**
 * `last` names the last entry: when it changes, something was added. `extra` changes the height without being news. Who
 * writes himself (`own` counts up) is taken to the end, wherever he was.
 */
export function useStickToEnd(last: string, extra: unknown, own: number): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const owned = useRef(own);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(last);

  const toEnd = (): void => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  };

  useLayoutEffect(() => {
    if (own > owned.current) stuck.current = true;
    owned.current = own;
    if (!stuck.current) return;
    toEnd();
    setSeen(last);
  }, [last, extra, own]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    let before = measuresOf(box);
    const onScroll = (): void => {
      const now = measuresOf(box);
      stuck.current = holdsOn(stuck.current, before, now);
      before = now;
      if (stuck.current && !isAtEnd(now)) toEnd();
      setAtEnd(stuck.current);
    };
    const onResize = new ResizeObserver(() => {
      if (stuck.current) toEnd();
    });
    box.addEventListener("scroll", onScroll, { passive: true });
    onResize.observe(box);
    box.addEventListener("load", onLoad, true);
    function onLoad(): void {
      if (stuck.current) toEnd();
    }
    return () => {
      box.removeEventListener("scroll", onScroll);
      box.removeEventListener("load", onLoad, true);
      onResize.disconnect();
    };
  }, []);

  useEffect(() => {
    if (atEnd) setSeen(last);
  }, [atEnd, last]);

  return { scroller, atEnd, hasNew: seen !== last, toEnd };
}

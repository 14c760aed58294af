import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Closer to the end than this counts as being there, in pixels. */
const NEAR_PX = 60;

/** A scroller that stays at its end while the reader is there, and tells him of news when he is not. */
export interface StickToEnd {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly hasNew: boolean;
  readonly toEnd: () => void;
}

/** `last` names the last entry: when it changes, something was added. `extra` changes the height without being news. */
export function useStickToEnd(last: string, extra: unknown): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(last);

  const toEnd = (): void => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  };

  useLayoutEffect(() => {
    if (!stuck.current) return;
    toEnd();
    setSeen(last);
  }, [last, extra]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const onScroll = (): void => {
      stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
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

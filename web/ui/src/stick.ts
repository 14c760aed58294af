/** Closer to the end than this counts as being there, in pixels. */
const NEAR_PX = 60;

/** A scroller's measures, in pixels. */
export interface Scrolled {
  readonly top: number;
  readonly height: number;
  readonly view: number;
}

/** Whether a scroller is at its end, or as good as. */
export function isAtEnd({ top, height, view }: Scrolled): boolean {
  return height - top - view < NEAR_PX;
}

/**
 * Whether a scroller holds on to its end after it has moved. Only a reader who scrolls up lets go: what grows below by
 * itself, such as a picture that has come, only leaves the end further away.
 */
export function holdsOn(held: boolean, before: Pick<Scrolled, "top">, now: Scrolled): boolean {
  return isAtEnd(now) || (held && now.top >= before.top);
}

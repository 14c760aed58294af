import type { OpenClosest } from "../../../knowledge/index.ts";
import { isWritten, type PublishedSop } from "./published-sop.ts";

/** Finds the process whose phrases a text is like enough; null where none is. */
export function begunBy(openClosest: OpenClosest, sops: readonly PublishedSop[]): (text: string) => string | null {
  const groups = sops.map(({ id, sop }) => ({ key: id, phrases: sop.start.phrases.filter(isWritten) }));
  const given = groups.filter(({ phrases }) => phrases.length > 0);
  if (given.length === 0) return () => null;
  const closest = openClosest(given);
  return (text) => {
    const found = closest(text);
    return found?.enough === true ? found.key : null;
  };
}

import type { FindClosest, PhraseGroup } from "../../../knowledge/index.ts";
import { isWritten, type PublishedSop } from "./published-sop.ts";

/** The phrases that begin processes, by their ids; one that only intents begin has none. */
export function startPhrases(sops: readonly PublishedSop[]): readonly PhraseGroup[] {
  const groups = sops.map(({ id, sop }) => ({ key: id, phrases: sop.start.phrases.filter(isWritten) }));
  return groups.filter(({ phrases }) => phrases.length > 0);
}

/** Finds the process whose phrases a text is like enough; null where none is. */
export function begunBy(closest: FindClosest): (text: string) => string | null {
  return (text) => {
    const found = closest(text);
    return found?.enough === true ? found.key : null;
  };
}

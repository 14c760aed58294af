import { useState } from "react";
import { readStored, writeStored } from "../platform/storage.ts";
import { type ComposerMode, draftKey } from "./core/draft.ts";

/** The two drafts of a conversation, kept over reloads until they are sent. */
export interface Drafts {
  readonly texts: Readonly<Record<ComposerMode, string>>;
  readonly write: (mode: ComposerMode, text: string) => void;
}

/** Drafts of one person in one conversation. Mount anew for another conversation. */
export function useDrafts(personId: string, conversationId: string): Drafts {
  const read = (mode: ComposerMode): string => readStored(draftKey(personId, conversationId, mode)) ?? "";
  const [texts, setTexts] = useState(() => ({ answer: read("answer"), note: read("note") }));
  return {
    texts,
    write: (mode, text) => {
      setTexts((before) => ({ ...before, [mode]: text }));
      writeStored(draftKey(personId, conversationId, mode), text === "" ? null : text);
    },
  };
}

import type { LiveHolder } from "./ports.ts";

/** A socket whose hello was accepted. */
export interface Session {
  readonly who: LiveHolder;
  /** Handles one frame; frames of a socket are handled one after the other. */
  handle(frame: unknown): Promise<void>;
  stop(): void;
}

/** A socket whose hello was accepted. */
export interface Session {
  /** Handles one frame; frames of a socket are handled one after the other. */
  handle(frame: unknown): Promise<void>;
  /** Whether the sign-in behind it still stands. */
  isStillValid(): Promise<boolean>;
  stop(): void;
}

import type { ErrorCode } from "@warmline/contract";

/** One end of a socket that speaks JSON frames. Everything above sees sockets only through this. */
export interface FrameSocket {
  /** Sends a frame, or gives the socket up when its reader is too slow to take it. */
  send(frame: object): void;
  /** Says why, then closes. */
  close(code: ErrorCode, detail?: string): void;
  readonly isOpen: boolean;
}

/** What happens on a socket. Frames are parsed JSON, not yet checked. */
export interface FrameHandler {
  onFrame(frame: unknown): void;
  onClose(): void;
}

/** How long after closing a customer's message still belongs to the same conversation, in hours. */
export const REOPEN_WITHIN_HOURS = 72;

/** The customer's latest conversation with a shop, as far as choosing needs it. */
export interface LatestConversation {
  readonly id: string;
  readonly closedAt: Date | null;
  /** Whether what was said in it is gone: then nothing goes on in it. */
  readonly erased: boolean;
}

/** Where a customer's message goes. `next` links the new conversation to the one before. */
export type ThreadChoice =
  | { readonly kind: "append"; readonly id: string }
  | { readonly kind: "reopen"; readonly id: string }
  | { readonly kind: "next"; readonly previousId: string | null };

/** Chooses the conversation that takes a customer's message written at `now`: the open one, the lately closed one, or a new one. */
export function chooseThread(latest: LatestConversation | null, now: Date): ThreadChoice {
  if (!latest) return { kind: "next", previousId: null };
  if (!latest.closedAt) return { kind: "append", id: latest.id };
  if (latest.erased) return { kind: "next", previousId: latest.id };
  const hours = (now.getTime() - latest.closedAt.getTime()) / 3_600_000;
  return hours <= REOPEN_WITHIN_HOURS ? { kind: "reopen", id: latest.id } : { kind: "next", previousId: latest.id };
}

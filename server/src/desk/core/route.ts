/** A conversation in a shop's queue. */
export interface Waiting {
  readonly id: string;
  readonly shopId: string;
  readonly epoch: number;
  readonly queuedAt: Date;
  /** Who has just given this customer back: not to be given him again at once. */
  readonly notTo: string | null;
}

/** An agent who is online: which shops he serves, how many conversations he takes and has. */
export interface AvailableAgent {
  readonly id: string;
  readonly name: string;
  readonly shops: "*" | readonly string[];
  readonly capacity: number;
  readonly load: number;
  /** When he was last given a conversation; null before the first. */
  readonly lastAssignedAt: Date | null;
}

/** Who gets whom. */
export interface Assignment<W extends Waiting = Waiting> {
  readonly conversation: W;
  readonly agent: AvailableAgent;
}

/**
 * Chooses the next assignment: the customer who has waited longest among those for whom somebody is free, and of the
 * free agents the one with the smallest share of his capacity in use, then the one who has been idle longest.
 */
export function chooseAssignment<W extends Waiting>(
  waiting: readonly W[],
  agents: readonly AvailableAgent[],
): Assignment<W> | null {
  for (const conversation of waiting.toSorted(byWait)) {
    const agent = agents.filter((each) => isFreeFor(each, conversation)).toSorted(byLoad)[0];
    if (agent) return { conversation, agent };
  }
  return null;
}

/** Whether an agent serves the conversation's shop and has room for one more. */
export function isFreeFor(agent: AvailableAgent, conversation: Pick<Waiting, "shopId" | "notTo">): boolean {
  if (agent.id === conversation.notTo) return false;
  const serves = agent.shops === "*" || agent.shops.includes(conversation.shopId);
  return serves && agent.load < agent.capacity;
}

function byWait(a: Waiting, b: Waiting): number {
  return a.queuedAt.getTime() - b.queuedAt.getTime() || compare(a.id, b.id);
}

function byLoad(a: AvailableAgent, b: AvailableAgent): number {
  return (
    a.load / a.capacity - b.load / b.capacity ||
    (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

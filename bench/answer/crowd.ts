import { startChildren } from "../support/children.ts";
import type { Asker } from "./asker.ts";
import type { Asked, Load, Order } from "./orders.ts";

/** Processes in which the customers live: one would be busy enough itself to be what is measured. */
const PROCESSES = 2;

/** All customers of the bench, in processes of their own. */
export interface Crowd {
  /** Lets everybody ask for so long, and adds up what came of it. The load is shared out among the processes. */
  ask(seconds: number, load: Load): Promise<Asked>;
  close(): void;
}

/** Starts the processes and connects everybody. `program` is the built `customers-program`. */
export async function gatherCrowd(program: string, url: string, askers: readonly Asker[]): Promise<Crowd> {
  const children = startChildren<Order, Asked>(program, PROCESSES);
  const partOf = (place: number) => askers.filter((_, index) => index % PROCESSES === place);
  await children.tell((place) => ({ do: "open", url, askers: partOf(place) }));
  return {
    ask: async (seconds, load) => sumOf(await children.tell(() => ({ do: "ask", seconds, load: shareOf(load) }))),
    close: () => children.close(),
  };
}

function shareOf(load: Load): Load {
  if (load.kind === "closed") return { ...load, inFlight: Math.ceil(load.inFlight / PROCESSES) };
  return { ...load, perSecond: load.perSecond / PROCESSES };
}

function sumOf(reports: readonly Asked[]): Asked {
  const total = (pick: (one: Asked) => number): number => reports.reduce((sum, one) => sum + pick(one), 0);
  return {
    waits: reports.flatMap((one) => one.waits).sort((left, right) => left - right),
    unanswered: total((one) => one.unanswered),
    refused: total((one) => one.refused),
    handedOver: total((one) => one.handedOver),
    missed: total((one) => one.missed),
  };
}

import type { Change } from "./database/store.ts";
import { checkActions } from "./laws/action-laws.ts";
import { checkLog } from "./laws/log-laws.ts";
import { checkOwnership } from "./laws/ownership-laws.ts";
import { readRows } from "./laws/rows.ts";
import { unsettled } from "./laws/unsettled.ts";
import { type PlantedFault, Simulation } from "./simulation.ts";

/** Everything must have come right this long after the trouble ended, in milliseconds of simulated time. */
const SETTLE_LIMIT_MS = 420_000;
const LOOK_EVERY_MS = 1_000;

/** What became of one history. */
export interface History {
  readonly seed: number;
  /** Which laws were broken, in words; empty when all held. */
  readonly violations: readonly string[];
  /** Entries in all logs. */
  readonly entries: number;
  /** Things done for customers. */
  readonly deeds: number;
}

/** Runs the history of a seed and checks every law that applies. */
export async function runHistory(seed: number, fault: PlantedFault = {}): Promise<History> {
  const simulation = new Simulation(seed, fault);
  const { store, ledger } = simulation;
  store.onCommit = (changes) => watchCapacity(simulation, changes);
  await simulation.play();
  simulation.calm();
  const problem = await settle(simulation);
  simulation.close();
  const rows = readRows(store);
  const violations = [
    ...ledger.violations,
    ...checkLog(rows, ledger),
    ...checkOwnership(rows, ledger),
    ...checkActions(rows),
    ...checkSent(simulation),
    ...(problem === null ? [] : [`it never settled: ${problem}`]),
    ...(store.locks.deadlocks === 0 ? [] : ["transactions locked each other out"]),
  ];
  return { seed, violations, entries: rows.messages.length, deeds: rows.deeds.length };
}

async function settle(simulation: Simulation): Promise<string | null> {
  let problem: string | null = "nothing happened";
  for (let waited = 0; problem !== null && waited < SETTLE_LIMIT_MS; waited += LOOK_EVERY_MS) {
    await simulation.timers.advance(LOOK_EVERY_MS);
    problem = unsettled(simulation);
  }
  return problem;
}

/** A customer's words are always taken, and what anybody wrote is in the log or was given back to him. */
function checkSent({ customers, agents, ledger, store, plan }: Simulation): string[] {
  const inLog = new Set(readRows(store).messages.map((message) => message.client_id));
  const given = new Set(agents.flatMap(({ client }) => client.getState().outgoing.map(({ id }) => id)));
  const rows = new Set(customers.flatMap(({ tabs }) => tabs.map(({ row }) => row)));
  return [...ledger.written.values()].flatMap(({ id, row, text }) => {
    if (inLog.has(id) || !rows.has(row)) return [];
    return given.has(id) || plan.agentsLeave ? [] : [`"${text}" of ${row} is neither in the log nor with its writer`];
  });
}

/** The router never gives an agent more than he takes; what he takes by hand is his own affair. */
function watchCapacity({ store, plan, ledger }: Simulation, changes: readonly Change[]): void {
  if (plan.takesByHand) return;
  for (const { table, before, after } of changes) {
    if (table !== "agent_presence" || before === null || before["last_assigned_at"] === after["last_assigned_at"])
      continue;
    const held = [...store.committed("conversation").values()].filter((row) => row["agent_id"] === after["person_id"]);
    if (held.length > Number(after["capacity"])) ledger.violate("an agent was given more than he takes");
  }
}

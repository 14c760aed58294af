import type { TaskOutcome, RefusedWrite } from "./replay-task.ts";
import { replayTask } from "./replay-task.ts";
import type { ReplayContext } from "./replay-shop.ts";
import type { Tau2State, Tau2Task } from "./tau2-shapes.ts";
import type { TwinOutcome } from "./twins.ts";

/** What replaying tasks came to. */
export interface ReplayReport {
  readonly tasks: number;
  /** Tasks whose database is afterwards what the reference says. */
  readonly statesRight: number;
  readonly writes: number;
  readonly executed: number;
  readonly refused: readonly RefusedWrite[];
  readonly twins: number;
  readonly twinsExecuted: number;
  /** Twins that another clause refused than the one for their fact. */
  readonly twinsOtherwise: readonly TwinOutcome[];
  readonly wrong: readonly string[];
}

/** What to replay. */
export interface ReplayOrder {
  readonly imported: Tau2State;
  readonly tasks: readonly Tau2Task[];
  readonly onTask?: (done: number) => void;
}

/**
 * Replays every annotated write of every task through the gate and the store. Each task begins with the database as it
 * was imported; the state that is given back has everything as the last task that changed it left it.
 */
export async function replay(
  context: ReplayContext,
  { imported, tasks, onTask }: ReplayOrder,
): Promise<{ readonly report: ReplayReport; readonly state: Tau2State }> {
  const outcomes: TaskOutcome[] = [];
  let state = imported;
  for (const task of tasks) {
    const outcome = await replayTask(context, imported, task);
    state = withChanges(state, imported, outcome.state);
    outcomes.push(outcome);
    onTask?.(outcomes.length);
  }
  return { report: reportOf(outcomes), state };
}

function reportOf(outcomes: readonly TaskOutcome[]): ReplayReport {
  const twins = outcomes.flatMap((one) => one.twins);
  return {
    tasks: outcomes.length,
    statesRight: outcomes.filter(({ isRight }) => isRight).length,
    writes: outcomes.reduce((sum, { writes }) => sum + writes, 0),
    executed: outcomes.reduce((sum, { executed }) => sum + executed, 0),
    refused: outcomes.flatMap(({ refused }) => refused),
    twins: twins.length,
    twinsExecuted: twins.filter(({ answered }) => answered === "executed").length,
    twinsOtherwise: twins.filter(({ answered, wanted }) => answered !== wanted),
    wrong: outcomes.filter(({ isRight }) => !isRight).map(({ task }) => task),
  };
}

/** Takes over what a task changed. */
function withChanges(state: Tau2State, imported: Tau2State, after: Tau2State): Tau2State {
  const changed = <Thing>(list: Readonly<Record<string, Thing>>, before: Readonly<Record<string, Thing>>) =>
    Object.fromEntries(Object.entries(list).filter(([id, one]) => JSON.stringify(one) !== JSON.stringify(before[id])));
  return {
    ...state,
    orders: { ...state.orders, ...changed(after.orders, imported.orders) },
    users: { ...state.users, ...changed(after.users, imported.users) },
  };
}

/** An action that the database says was done: by which key, on which order. */
export interface DoneAction {
  readonly key: string;
  /** As an answer's trace names it: `cancel 700112`. */
  readonly line: string;
}

/** An answer of the assistant's that says that something was done. */
export interface ToldAction {
  /** The answer's own id: an action's key where it tells of one. */
  readonly clientId: string;
  readonly lines: readonly string[];
}

/** An order at the end, in minor units. */
export interface OrderMoney {
  readonly number: string;
  readonly state: string;
  readonly paid: number;
  readonly returned: number;
}

/** What is compared. */
export interface ActionEvidence {
  readonly done: readonly DoneAction[];
  readonly told: readonly ToldAction[];
  readonly orders: readonly OrderMoney[];
}

/** What came out; `problems` tells each in words. */
export interface ActionVerdict {
  readonly actions: number;
  readonly doubledRefunds: number;
  readonly toldNotDone: number;
  readonly doneNotTold: number;
  readonly problems: readonly string[];
}

/** Compares what was done to orders with what customers were told, and with the money. */
export function judgeActions({ done, told, orders }: ActionEvidence): ActionVerdict {
  const saidUnder = new Map(told.map(({ clientId, lines }) => [clientId, lines]));
  const doneUnder = new Map(done.map(({ key, line }) => [key, line]));
  const doneNotTold = done
    .filter(({ key, line }) => !(saidUnder.get(key) ?? []).includes(line))
    .map(({ key, line }) => `done and not told: ${line} (${key})`);
  const toldNotDone = told.flatMap(({ clientId, lines }) =>
    lines.filter((line) => doneUnder.get(clientId) !== line).map((line) => `told and not done: ${line} (${clientId})`),
  );
  const doubledRefunds = [...orders.flatMap(wrongMoney), ...findRepeated(done)];
  return {
    actions: done.length,
    doubledRefunds: doubledRefunds.length,
    toldNotDone: toldNotDone.length,
    doneNotTold: doneNotTold.length,
    problems: [...doubledRefunds, ...toldNotDone, ...doneNotTold],
  };
}

/** A cancelled order gives back exactly what was paid, every other one nothing. */
function wrongMoney({ number, state, paid, returned }: OrderMoney): string[] {
  const due = state === "cancelled" ? paid : 0;
  return returned === due ? [] : [`money of ${number} (${state}): ${returned} of ${due} went back`];
}

/** A note may be written anew, a day be moved; nothing is cancelled twice. */
function findRepeated(done: readonly DoneAction[]): string[] {
  const lines = done.map(({ line }) => line).filter((line) => line.startsWith("cancel "));
  return lines.filter((line, at) => lines.indexOf(line) !== at).map((line) => `done twice: ${line}`);
}

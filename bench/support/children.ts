import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Programs of a bench in processes of their own: each is told one thing at a time and answers when it is done. */
export interface Children<Order, Report> {
  /** Tells each child its order, by its place. */
  tell(order: (place: number) => Order): Promise<readonly Report[]>;
  close(): void;
}

/** Starts `count` of a built program. */
export function startChildren<Order extends object, Report>(program: string, count: number): Children<Order, Report> {
  const children = Array.from({ length: count }, () =>
    fork(program, { stdio: ["ignore", "inherit", "inherit", "ipc"] }),
  );
  return {
    tell: (order) => Promise.all(children.map((child, place) => tell<Report>(child, order(place)))),
    close: () => {
      for (const child of children) child.disconnect();
    },
  };
}

async function tell<Report>(child: ChildProcess, order: object): Promise<Report> {
  const stopWaiting = new AbortController();
  const { signal } = stopWaiting;
  const answer = once(child, "message", { signal });
  child.send(order);
  try {
    // What a child of ours sends is what its program says it sends.
    const [report] = (await Promise.race([answer, failure(child, signal)])) as [Report];
    return report;
  } finally {
    stopWaiting.abort();
  }
}

async function failure(child: ChildProcess, signal: AbortSignal): Promise<never> {
  const [code] = (await once(child, "exit", { signal })) as [number | null];
  throw new Error(`a program of the bench ended with ${code}`);
}

/** The child's side: obeys one order after the other, and ends with its parent. */
export function obeyParent(obey: (order: never) => Promise<object>): void {
  process.on("message", (order) => {
    // Only our own parent sends here, and it sends what this program obeys.
    obey(order as never).then(
      (report) => process.send?.(report),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on("disconnect", () => process.exit(0));
}

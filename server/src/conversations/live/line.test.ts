import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { PROTOCOL_VERSION } from "@warmline/contract";
import { expect, test } from "vitest";
import { createLocalBus } from "../../platform/bus/index.ts";
import { systemClock } from "../../platform/clock.ts";
import { silentLog } from "../../platform/log.ts";
import { createLive, type Live } from "./live.ts";

type Ports = Parameters<typeof createLive>[0];

/** A house whose database never answers: of all ports only the question who is there is reached. */
function openLive(customer: () => Promise<null>): Live {
  const sessions = { customer, staff: () => Promise.resolve(null), lookAgain: () => Promise.resolve(new Map()) };
  const ports = {
    bus: createLocalBus({ log: silentLog }),
    clock: systemClock,
    log: silentLog,
    sessions,
    every: () => () => undefined,
  };
  return createLive(ports as unknown as Ports);
}

test("a flood behind a frame that takes its time is bounded, also when its sender does not mind being closed", async () => {
  let answer = (): void => undefined;
  const live = openLive(
    () =>
      new Promise((resolve) => {
        answer = () => resolve(null);
      }),
  );
  const closed: string[] = [];
  let asked = 0;
  const socket = {
    // Closing takes two: this peer never agrees.
    get isOpen() {
      asked += 1;
      return true;
    },
    send: () => undefined,
    close: (code: string) => closed.push(code),
  };
  const handler = live.onSocket(socket, new IncomingMessage(new Socket()));
  handler.onFrame({ type: "hello", protocol: PROTOCOL_VERSION, role: "customer", session: "x", language: "zh" });
  for (let frame = 0; frame < 10_000; frame += 1) handler.onFrame({ type: "ping" });
  expect(closed[0]).toBe("rate_limited");
  asked = 0;
  answer();
  await new Promise(setImmediate);
  // Each frame that was kept looks once whether its socket is still there.
  expect(asked).toBe(200);
  live.close();
});

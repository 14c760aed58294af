import { expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { openBus } from "./index.ts";

test("WARMLINE_BUS=none tells nobody anything, and needs no database", async () => {
  const bus = await openBus("none", { url: "postgres://nobody@127.0.0.1:1/none", log: silentLog });
  const heard: unknown[] = [];
  bus.subscribe("t", (payload) => heard.push(payload));
  bus.publish("t", 1);
  await bus.close();
  expect(heard).toEqual([]);
});

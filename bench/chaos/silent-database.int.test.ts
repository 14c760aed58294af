import { expect, test } from "vitest";
import { isAnswering, openDatabase } from "../../server/src/platform/database/index.ts";
import { createTestDatabase } from "../../server/src/platform/database/testing.ts";
import { silentLog as log } from "../../server/src/platform/log.ts";
import { openProxy } from "./proxy.ts";

test("a database that falls silent is given up in time, and connections that lost bytes are used by nobody again", async () => {
  await using home = await createTestDatabase();
  const network = await openProxy(Math.random);
  network.serve([Number(new URL(home.url).port)]);
  const url = new URL(home.url);
  url.port = new URL(network.url).port;
  const database = openDatabase({ url: url.toString(), log, poolSize: 1, statementTimeoutMs: 100 });
  try {
    expect(await isAnswering(database)).toBe(true);
    network.swallowAll(true);
    expect(await isAnswering(database)).toBe(false);
    network.swallowAll(false);
    expect(await isAnswering(database)).toBe(true);
  } finally {
    await database.close();
    await network.close();
  }
});

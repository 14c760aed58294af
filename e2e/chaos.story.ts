import { expect, test } from "vitest";
import { runShell } from "./support/run-warmline.ts";

/** A run of the fault harness that is small enough for every change; the large one is in docs/performance.md. */
const SMALL = [
  "--seed 7 --sockets 20 --processes 2 --acknowledged 150 --pace 600",
  "--server-kills 3 --database-kills 1 --client-kills 1",
].join(" ");
/** Eight starts of a server, on whatever machine runs this, in milliseconds. */
const PATIENCE_MS = 600_000;

test(
  "servers, PostgreSQL and clients are killed under traffic, and nothing is lost, doubled, out of order or unanswered, and what was done was told",
  { timeout: PATIENCE_MS },
  async () => {
    const { code, stdout, stderr } = await runShell(`npm run --silent bench -- chaos --json ${SMALL}`, {});
    const last = stdout.trim().split("\n").at(-1) ?? "";
    const result: unknown = last.startsWith("{") ? JSON.parse(last) : stderr;
    expect(result).toMatchObject({
      lost: 0,
      doubled: 0,
      disordered: 0,
      unanswered: 0,
      intruded: 0,
      doubledRefunds: 0,
      toldNotDone: 0,
      doneNotTold: 0,
      crashes: 0,
      serverKills: 3,
      databaseKills: 1,
      clientKills: 1,
    });
    expect(result).toHaveProperty(
      "actions",
      expect.toSatisfy((count: number) => count > 0),
    );
    expect(code).toBe(0);
  },
);

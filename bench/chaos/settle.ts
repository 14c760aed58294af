import { setTimeout as pause } from "node:timers/promises";
import type { ClientGroup } from "./client-group.ts";
import type { Heads, Report } from "./participant.ts";
import { readStandings, type Standing } from "./read-log.ts";

/** How often everybody is asked how he stands, in milliseconds. */
const LOOK_MS = 400;
/** Without any progress for so long it has hung, in milliseconds: far more than sockets, retries and a slow machine need. */
const HANG_MS = 300_000;

/** What is watched while it settles. */
export interface Settling {
  readonly groups: readonly ClientGroup[];
  readonly participants: number;
  readonly databaseUrl: string;
  readonly say: (line: string) => void;
}

/** Waits, as long as there is progress, until nothing is under way and everybody has read to the end; what hangs otherwise. */
export async function settle(settling: Settling): Promise<string | undefined> {
  const { groups } = settling;
  const order = (type: "calm"): void => groups.forEach((group) => group.order({ type }));
  order("calm");
  return (await waitUntil(settling, whatIsUnderWay)) ?? (await review(settling));
}

async function review(settling: Settling): Promise<string | undefined> {
  return waitUntil(settling, (reports, standings) => {
    const heads: Heads = Object.fromEntries(standings.map(({ id, seq }) => [id, seq]));
    for (const group of settling.groups) group.order({ type: "review", heads });
    const unread = sum(reports, ({ unread }) => unread);
    const open = whatIsUnderWay(reports, standings);
    return unread > 0 ? [...open, `${unread} conversations that agents have not read to the end`] : open;
  });
}

type Look = (reports: readonly Report[], standings: readonly Standing[]) => readonly string[];

/** Looks again and again; nothing may be left in two looks in a row, because orders are carried out after a look. */
async function waitUntil(
  { groups, participants, databaseUrl, say }: Settling,
  look: Look,
): Promise<string | undefined> {
  let before = "";
  let changedAt = performance.now();
  let quiet = 0;
  while (quiet < 3) {
    for (const group of groups) group.order({ type: "report" });
    await pause(LOOK_MS);
    const reports = groups.flatMap((group) => group.reports());
    // It may still be recovering from the last kill.
    const standings = await readStandings(databaseUrl).catch(() => null);
    const missing = participants - reports.length;
    const left = [
      ...(missing > 0 ? [`${missing} participants are silent`] : []),
      ...(standings === null ? ["the database is away"] : look(reports, standings)),
    ];
    quiet = left.length === 0 ? quiet + 1 : 0;
    const now = JSON.stringify([reports, standings]);
    if (now !== before) changedAt = performance.now();
    before = now;
    if (left.length > 0) say(`settling: ${left.join(", ")}`);
    if (left.length > 0 && performance.now() - changedAt > HANG_MS) return `${left.join(", ")} – ${whoHangs(reports)}`;
  }
  return undefined;
}

function whatIsUnderWay(reports: readonly Report[], standings: readonly Standing[]): readonly string[] {
  const places = new Map(standings.map((standing) => [standing.id, standing]));
  const followed = new Set(standings.map(({ previousId }) => previousId));
  const isBehind = ({ conversation, seq, acknowledged }: Report): boolean =>
    conversation === null
      ? acknowledged > 0
      : places.get(conversation)?.publicSeq !== seq || followed.has(conversation);
  const counts = {
    "messages wait": sum(reports, ({ waiting }) => waiting),
    "participants are offline": reports.filter(({ online }) => !online).length,
    "customers are behind": reports.filter((report) => report.kind === "customer" && isBehind(report)).length,
    "turns are due": standings.filter(({ due }) => due).length,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}

function whoHangs(reports: readonly Report[]): string {
  const hanging = reports.filter(({ online, waiting, refused }) => !online || waiting > 0 || refused !== null);
  return JSON.stringify(hanging.slice(0, 5));
}

function sum(reports: readonly Report[], of: (report: Report) => number): number {
  return reports.reduce((total, report) => total + of(report), 0);
}

/** One process full of clients: takes orders from the main program over its channel, ends with it. */
import { readFileSync } from "node:fs";
import { startAgent } from "./agent.ts";
import { startCustomer } from "./customer.ts";
import type { GroupSpec, News, Order, Participant, Spec, Surroundings } from "./participant.ts";

const [file = ""] = process.argv.slice(2);
// Written by the main program for this one.
const { participants: specs, ...given } = JSON.parse(readFileSync(file, "utf8")) as GroupSpec;
let calm = false;

const around: Surroundings = { ...given, random: Math.random, isCalm: () => calm };
const start = (spec: Spec): readonly [string, Participant] => [
  spec.name,
  spec.kind === "customer" ? startCustomer(spec, around) : startAgent(spec, around),
];
const participants = new Map(specs.map(start));
const all = [...participants.values()];

const tell = (news: News): void => void process.send?.(news);

function obey(order: Order): void {
  switch (order.type) {
    case "calm":
      calm = true;
      return;
    case "report":
      return tell({ type: "report", reports: all.map((participant) => participant.report()) });
    case "review":
      for (const participant of all) participant.review(order.heads);
      return;
    case "finish":
      tell({
        type: "finished",
        views: Object.fromEntries([...participants].map(([name, one]) => [name, one.views()])),
      });
      // It ends when the main program has read that: an exit may overtake what was sent before it.
      for (const participant of all) participant.close();
      return;
  }
}

process.on("message", obey);
process.on("disconnect", () => process.exit());

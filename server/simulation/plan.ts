import type { Random } from "../src/platform/random.ts";

/** What one history is made of, drawn from its seed. Chances are from 0 to 1, times in milliseconds. */
export interface Plan {
  readonly seed: number;
  readonly programs: number;
  readonly customers: number;
  /** Tabs of a customer at least; some have one more. */
  readonly tabs: number;
  readonly agents: number;
  readonly shops: number;
  /** How often people do something, how many things at the same moment, and the longest pause between. */
  readonly steps: number;
  readonly atOnce: number;
  readonly pause: number;
  /** Longest time that a write of the database takes, and that the assistant thinks. */
  readonly latency: number;
  readonly thinking: number;
  readonly connections: number;
  readonly hintLoss: number;
  readonly hintDelay: number;
  /** Chance that a program is killed where a statement passes. */
  readonly crash: number;
  /** Chance that an answer of the database is lost after its commit. */
  readonly lostAnswer: number;
  /** Chance, with each step, that the database restarts. */
  readonly restart: number;
  readonly failingTurns: number;
  readonly network: { readonly delay: number; readonly breaks: number; readonly hole: number; readonly double: number };
  /** Chance, with each step, that a clock jumps, or that days go by. */
  readonly clockJump: number;
  readonly takesByHand: boolean;
  /** Whether agents and customers have already come together when the history begins. */
  readonly opensServed: boolean;
  /** Whether at the end the agents have gone home. */
  readonly agentsLeave: boolean;
}

/** Draws a plan. Every kind of trouble is missing from many histories, so that what remains is seen alone, too. */
export function drawPlan(seed: number, random: Random): Plan {
  const sometimes = (chance: number, most: number): number => (random() < chance ? random() * most : 0);
  const count = (most: number): number => 1 + Math.floor(random() * most);
  const isRush = random() < 0.03;
  return {
    seed,
    programs: isRush ? 2 : count(2),
    customers: isRush ? 4 : count(3),
    tabs: isRush ? 2 : 1,
    agents: count(2),
    shops: count(2),
    steps: random() < 0.9 || isRush ? 2 + count(10) : 10 + count(20),
    atOnce: isRush ? 8 : 1,
    pause: isRush || random() < 0.4 ? 60 : 1_200,
    latency: isRush || random() < 0.3 ? 100 : 5,
    thinking: random() < 0.3 ? 5_000 : 300,
    connections: random() < 0.3 ? 2 : 16,
    hintLoss: random() < 0.2 ? 1 : sometimes(0.5, 0.5),
    hintDelay: random() < 0.1 ? 3_000 : 20,
    crash: sometimes(0.4, 0.06),
    lostAnswer: sometimes(0.3, 0.1),
    restart: sometimes(0.2, 0.2),
    failingTurns: sometimes(0.3, 0.6),
    network: {
      delay: random() < 0.5 ? 5 : 300,
      breaks: sometimes(0.4, 0.15),
      hole: sometimes(0.15, 0.03),
      double: sometimes(0.2, 0.2),
    },
    clockJump: sometimes(0.2, 0.2),
    takesByHand: random() < 0.5,
    opensServed: random() < 0.5,
    agentsLeave: random() < 0.3,
  };
}

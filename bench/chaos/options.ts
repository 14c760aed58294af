import { parseArgs } from "node:util";

/** What a run is to reach at least, and with how many. */
export interface Options {
  readonly seed: number;
  /** How many seeds, one after the other from `seed` on. */
  readonly seeds: number;
  readonly sockets: number;
  readonly processes: number;
  readonly acknowledged: number;
  readonly serverKills: number;
  readonly databaseKills: number;
  readonly clientKills: number;
  readonly paceMs: number;
  /** Where the picture of the (last) run goes. */
  readonly svg: string | undefined;
  readonly keep: boolean;
}

const HELP = `usage: npm run bench -- chaos [--json] [options]

  --seed N            chance comes from here (any by default; it is printed)
  --seeds N           so many runs with one seed after the other; the last line sums them up (1)
  --sockets N         customers and agents, a tenth of them agents (240)
  --processes N       client processes that they are spread over (5)
  --acknowledged N    messages that must have been acknowledged (5000)
  --server-kills N    kill -9 of servers (22)
  --database-kills N  kill -9 of PostgreSQL (6)
  --client-kills N    kill -9 of client processes (6)
  --pace MS           mean pause between a customer's messages (2500)
  --svg FILE          draw the run
  --keep              keep the data, records and server logs; a run that failed always does
  --json              only one JSON object per run on stdout`;

/** Reads the command line; the text to print where there is nothing to run. */
export function readOptions(args: readonly string[]): Options | { readonly help: string; readonly wrong: boolean } {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    return values.help ? { help: HELP, wrong: false } : toOptions(values);
  } catch (error) {
    return { help: `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, wrong: true };
  }
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const FLAGS = {
  seed: text,
  seeds: text,
  sockets: text,
  processes: text,
  acknowledged: text,
  "server-kills": text,
  "database-kills": text,
  "client-kills": text,
  pace: text,
  svg: text,
  keep: flag,
  json: flag,
  help: { ...flag, short: "h" },
} as const;

type Values = Readonly<{ [Name in keyof typeof FLAGS]?: string | boolean }>;

function toOptions(values: Values): Options {
  const whole = (name: keyof Values, fallback: number): number => {
    const value = values[name];
    if (value === undefined) return fallback;
    if (typeof value !== "string" || !/^\d{1,9}$/.test(value)) throw new Error(`--${name} must be a whole number`);
    return Number(value);
  };
  return {
    seed: whole("seed", Math.floor(Math.random() * 1_000_000)),
    seeds: Math.max(1, whole("seeds", 1)),
    sockets: Math.max(10, whole("sockets", 240)),
    processes: Math.max(1, whole("processes", 5)),
    acknowledged: whole("acknowledged", 5_000),
    serverKills: whole("server-kills", 22),
    databaseKills: whole("database-kills", 6),
    clientKills: whole("client-kills", 6),
    paceMs: Math.max(50, whole("pace", 2_500)),
    svg: typeof values.svg === "string" ? values.svg : undefined,
    keep: values.keep === true,
  };
}

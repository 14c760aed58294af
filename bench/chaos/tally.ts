/** What was done to the installation, each counted when it really happened. */
export interface Tally {
  serverKills: number;
  databaseKills: number;
  backendKills: number;
  clientKills: number;
  cuts: number;
  halfOpen: number;
  delays: number;
  /** Servers that ended without having been told or killed. */
  crashes: number;
}

/** Nothing was done yet. */
export const emptyTally = (): Tally => ({
  serverKills: 0,
  databaseKills: 0,
  backendKills: 0,
  clientKills: 0,
  cuts: 0,
  halfOpen: 0,
  delays: 0,
  crashes: 0,
});

/** A moment of a run, for its picture: seconds since the traffic began. */
export type Moment =
  | { readonly at: number; readonly acknowledged: number }
  | { readonly at: number; readonly kill: "server" | "database" | "client" }
  | { readonly at: number; readonly phase: string };

/** A set as every engine gets it: files of JSONL, rows in one order for all. */
export interface BenchSet {
  readonly name: string;
  readonly trainFile: string;
  readonly testFile: string;
  readonly examples: readonly Row[];
  readonly questions: readonly Row[];
}

/** A text and its intent. */
export interface Row {
  readonly text: string;
  readonly intent: string;
}

/** What is told of an engine on a set: shares 0..1; null where an engine or a set gives no such figure. */
export interface Measured {
  readonly engine: string;
  readonly version: string;
  readonly accuracy: number;
  readonly macroF1: number | null;
  readonly oosAuroc: number | null;
  readonly oosRecallAt5: number | null;
  readonly calibrationError: number | null;
  readonly trainCpuSeconds: number;
  readonly predictionsPerSecond: number;
}

/** An engine that is compared. It works in a temporary folder of its own. */
export interface Engine {
  readonly name: string;
  /** Its version, or null where it is not there. */
  find(): Promise<string | null>;
  measure(set: BenchSet, folder: string): Promise<Omit<Measured, "engine" | "version">>;
}

/** What an engine of others says, row by row, and how long it took. */
export interface PeerRun {
  readonly trainCpuSeconds: number;
  readonly predictionsPerSecond: number;
  /** The intent and how sure the engine is, higher being surer; whether that is a probability, `figuresOf` is told. */
  readonly answers: readonly { readonly intent: string; readonly confidence: number }[];
}

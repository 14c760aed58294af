import type { Prediction } from "../model.ts";
import type { Example, TrainOptions } from "../train.ts";

/** What a worker is told. `job` is a number that whoever asks chooses anew for each order but `cancel`. */
export type WorkerOrder =
  | {
      readonly kind: "train";
      readonly job: number;
      readonly examples: readonly Example[];
      readonly options: TrainOptions;
    }
  /** Ends a training; one that is over stays as it is. */
  | { readonly kind: "cancel"; readonly job: number }
  /** Takes a model that was trained before, as `serialize` wrote it, for what is asked from now on. */
  | { readonly kind: "load"; readonly job: number; readonly bytes: Uint8Array }
  /** Asks the model that was trained or loaded last. */
  | { readonly kind: "predict"; readonly job: number; readonly texts: readonly string[] };

/** What a worker says of a job: any number of `progress` for a training, then exactly one of the others. */
export type WorkerReport =
  | { readonly kind: "progress"; readonly job: number; readonly share: number }
  /** The model as `serialize` writes it; its memory goes over to whoever hears this, it is not copied. */
  | { readonly kind: "trained"; readonly job: number; readonly bytes: Uint8Array }
  | { readonly kind: "loaded"; readonly job: number }
  | { readonly kind: "predicted"; readonly job: number; readonly predictions: readonly Prediction[] }
  | { readonly kind: "refused"; readonly job: number; readonly refusal: WorkerRefusal };

/**
 * Why a job came to nothing. `cancelled`: by whoever asked; `no_examples`: there is nothing to learn from; `no_model`:
 * none was trained or loaded yet; `model_garbled`, `model_version`: as `deserialize` says; `failed`: a mistake of the
 * program, in its own words; `lost`: the worker ended before it was done.
 */
export type WorkerRefusal =
  | { readonly code: "cancelled" | "no_examples" | "no_model" | "model_garbled" | "model_version" | "lost" }
  | { readonly code: "failed"; readonly message: string };

/**
 * One end of a way between two programs: of a Web Worker, a `MessagePort`, a worker thread of Node. Messages arrive in
 * order, as structured clones.
 */
export interface WorkerPort<Heard, Said> {
  /** Sends; the memory of `transfer` goes over instead of being copied. */
  post(message: Said, transfer: readonly ArrayBuffer[]): void;
  /** Hears every message from now on. Called once. */
  listen(hear: (message: Heard) => void): void;
}

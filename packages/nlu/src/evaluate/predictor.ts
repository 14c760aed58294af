import type { Model } from "../model.ts";

/** What is asked: the part of a model that is judged. */
export type Predictor = Pick<Model, "predict">;

/** What the `nlu` commands do, loaded once one of them is asked for. */
export { discoverFile } from "./discover.ts";
export { evalModel } from "./eval.ts";
export { explainText } from "./explain.ts";
export { predictFile } from "./predict.ts";
export { trainModel } from "./train.ts";

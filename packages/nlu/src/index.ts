export { deserialize, type DeserializeResult, MODEL_VERSION, serialize } from "./serialize.ts";
export type { Model, Prediction, RankedIntent, Understanding } from "./model.ts";
export { type Example, train, trainInSteps, type TrainOptions } from "./train.ts";
export { guessLanguage, type Language } from "./text/guess-language.ts";
export { readNumber } from "./entities/numerals.ts";
export { MAX_TEXT_LENGTH, normalizeText } from "./text/normalize.ts";
export { emptyLexicon, type Lexicon } from "./features/concepts.ts";

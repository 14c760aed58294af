export {
  createIndex,
  type Duplicate,
  type IndexOptions,
  type IndexParts,
  type Similar,
  type SimilarityIndex,
} from "./create-index.ts";
export { INDEX_VERSION, load, type LoadResult, save } from "./save.ts";
export {
  createPhraseFinder,
  phraseFinderInSteps,
  type FoundGroup,
  type PhraseFinder,
  type PhraseGroup,
  type TradeWords,
} from "./phrase-finder.ts";

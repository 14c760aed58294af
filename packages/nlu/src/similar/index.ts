export { createIndex, type Duplicate, type IndexOptions, type Similar, type SimilarityIndex } from "./create-index.ts";

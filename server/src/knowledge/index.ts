export {
  closestBy,
  opensAtOnce,
  type ClosestInSteps,
  type ClosestPhrase,
  type FindClosest,
  type OpenClosest,
  type PhraseGroup,
} from "./core/closest-phrase.ts";
export { INTENT_IDS, isIntentId, type IntentId, OUT_OF_SCOPE } from "./core/intent-ids.ts";
export {
  PACK_ERROR_CODES,
  PACK_LANGUAGES,
  type InEveryLanguage,
  type Pack,
  type PackError,
  type PackIntent,
  type PackLanguage,
  type PackQuestions,
} from "./core/pack.ts";
export type { FaqAnswer, FaqEntry, FaqText } from "./core/faq.ts";
export { answersBy, groupsOf, NO_OWN_ANSWERS, type OwnAnswers } from "./faq/own-answers.ts";
export { type Faq, openFaq } from "./faq/faq.ts";
export { addFaqRoutes } from "./faq/routes.ts";
export { migrations } from "./migrations/index.ts";
export { putDemoFaq } from "./demo/put-demo-faq.ts";
export { openBeside } from "./open-beside.ts";
export { ShopCache } from "./shop-cache.ts";
export { findPackFolder } from "./find-pack-folder.ts";
export { placeholdersOf } from "./core/placeholders.ts";
export { addKnowledgeRoutes, type IntentTitle } from "./routes.ts";
export { learnPinyin } from "./learn-pinyin.ts";
export { loadPack, type PackLoaded } from "./load-pack.ts";
export { trainBeside } from "./train-beside.ts";
export { examplesOf, type PackModel, trainingOf, trainPack } from "./train-pack.ts";

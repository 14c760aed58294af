export { chineseProductQuestions } from "./held-out/chinese-product-questions.ts";
export { englishProductQuestions } from "./held-out/english-product-questions.ts";
export { furtherChineseProductQuestions } from "./held-out/further-chinese-product-questions.ts";
export { furtherEnglishProductQuestions } from "./held-out/further-english-product-questions.ts";
export { thirdChineseProductQuestions } from "./held-out/third-chinese-product-questions.ts";
export { thirdEnglishProductQuestions } from "./held-out/third-english-product-questions.ts";
export { fourthChineseProductQuestions } from "./held-out/fourth-chinese-product-questions.ts";
export { fourthEnglishProductQuestions } from "./held-out/fourth-english-product-questions.ts";
export { fifthChineseProductQuestions } from "./held-out/fifth-chinese-product-questions.ts";
export { fifthEnglishProductQuestions } from "./held-out/fifth-english-product-questions.ts";
export { sixthChineseProductQuestions } from "./held-out/sixth-chinese-product-questions.ts";
export { sixthEnglishProductQuestions } from "./held-out/sixth-english-product-questions.ts";
export { seventhChineseProductQuestions } from "./held-out/seventh-chinese-product-questions.ts";
export { seventhEnglishProductQuestions } from "./held-out/seventh-english-product-questions.ts";
export { eighthChineseProductQuestions } from "./held-out/eighth-chinese-product-questions.ts";
export { eighthEnglishProductQuestions } from "./held-out/eighth-english-product-questions.ts";
export { ninthChineseProductQuestions } from "./held-out/ninth-chinese-product-questions.ts";
export { ninthEnglishProductQuestions } from "./held-out/ninth-english-product-questions.ts";
export { tenthChineseProductQuestions } from "./held-out/tenth-chinese-product-questions.ts";
export { tenthEnglishProductQuestions } from "./held-out/tenth-english-product-questions.ts";
export type { HeldOutProductQuestion } from "./held-out/held-out-product-question.ts";
export { cannotReview, returnNotReceived, shippingTwice, type StoryQuestions } from "./held-out/story-questions.ts";
export { CHINESE_DIALOGUES } from "./held-out/chinese-dialogues.ts";
export type { GivenOrder, HeldOutDialogue, Situation } from "./held-out/dialogue-shape.ts";
export { ENGLISH_DIALOGUES } from "./held-out/english-dialogues.ts";
export { chineseQuestions } from "./held-out/chinese-questions.ts";
export { englishQuestions } from "./held-out/english-questions.ts";
export { DEMO_FAQ, type DemoFaqEntry } from "./demo/demo-faq.ts";
export {
  chineseFaqQuestions,
  furtherChineseFaqQuestions,
  thirdChineseFaqQuestions,
} from "./held-out/chinese-faq-questions.ts";
export {
  englishFaqQuestions,
  furtherEnglishFaqQuestions,
  thirdEnglishFaqQuestions,
} from "./held-out/english-faq-questions.ts";
export type { HeldOutFaqQuestion } from "./held-out/held-out-faq-question.ts";

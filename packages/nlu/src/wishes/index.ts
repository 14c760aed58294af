export { clausesOf, type TextPart } from "./clauses.ts";
export { splitWishes } from "./split-wishes.ts";

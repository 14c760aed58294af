import { asksSomething } from "./question-clauses.ts";

const HAPPENED =
  /(?:用|吃|戴|涂|敷|抹|喝|穿|擦|洗)(?:了|完|过|后)(?!会|就|脸|有事|没事|有问题|有没有|行|可以|能|怕|要紧)|过敏了|已经|刚刚|昨天|今天|现在|起(?:了)(?:红|疹|泡)|进医院|\b(?:after|since|broke out|gave|got|hospital|doctor|now|yesterday|today)\b/i;
const SYMPTOM =
  /红肿|肿|疼|痛|拉肚子|吐|不舒服|难受|发红|流泪|烂脸|起(?:红|疹|泡)|\b(?:rash|burn\w*|hurts?|hurting|swell\w*|swollen|red|sore|hives|sick|vomit\w*|pain\w*|sting\w*|bleed\w*|reaction)\b/i;
const MAY = /会|可能|容易|\b(?:will|would|could|may|might|can|does it|do they|won'?t|doesn'?t)\b/i;

/** 孩子鸡蛋过敏，能吃吗: asks before anything was used. Whoever says that something happened asks for help. */
export function asksBeforeUse(text: string): boolean {
  return asksSomething(text) && !HAPPENED.test(text) && (!SYMPTOM.test(text) || MAY.test(text));
}

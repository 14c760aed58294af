import { clausesOf, partOf, type TextPart } from "./clauses.ts";

/** Words with which Chinese asks or requests. */
const ASKS_ZH =
  /[吗嘛]|什么|怎么|多少|多(?:久|高|大|重|长|宽|厚)|几[天号点件时]|(.)不\1|[能可]以?不能?|有没有|谁出|哪[里儿个家款天]|[到在]哪了?$|能[^力量源]|可以|有[^，,]*码|帮[我忙]?|我要|想[要换退改问加买]|催|取消|换[个一成]|改成|[呢不]$/u;
/** Openings and closings that ask for nothing of their own, or for whatever was just told. */
const VAGUE_ZH =
  /^(?:你好|您好|亲|客服|有人|请问|哈喽)*(?:[，,\s]*(?:在吗|在不在|有人吗|在么|你好吗))$|^(?:这|那|该|我)?(?:怎么办|什么情况|怎么回事|咋办|怎么搞的?|什么意思)[呀啊呢]?$|^到底|^(?:帮我|麻烦|请)?(?:查|看|处理|推荐|改|换|解决)一?下$|^(?:还是|或者|不用|谢谢)|^行[吗不]$|^可以[吗不]$|^对[吗吧]$|的$/u;

const ASKS_EN =
  /^(?:(?:hi|hello|hey|ok|so|then|but|and|also|now|sorry|excuse me)[ ,]+)*(?:when|where|why|how|what(?:'s)?|which|who|can|could|do|does|did|is|are|was|will|would|should|may|has|please|tell me|i (?:just |also )?(?:want|need|would like|have a question)|i'd like|track|cancel|send|refund|change|resend|check)\b/iu;
const VAGUE_EN =
  /^how are you|^what (?:now|should i do|can i do|do i do|gives|happened|is going on)\b|^(?:can|could|would|will) you (?:please )?(?:help|look into|check|fix|explain)(?: (?:me|it|this|that|please|with (?:it|this|that)|into it))*$|^(?:please )?(?:help|check|fix it|send (?:me )?the (?:right|correct) one)|^is (?:that|this) (?:covered|ok|okay|possible|right|correct|normal)$|^(?:please|can you) (?:advise|reply|answer|hurry)/iu;

/**
 * Splits a message into its wishes: "什么时候发货，还有能开发票吗" has two. A new one begins only where something is asked
 * or requested after something else already was; stories, reasons and conditions stay with their wish. The parts are
 * at least one, without a gap, and cover the message. Never throws.
 */
export function splitWishes(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let [start, end] = [0, 0];
  let asked = false;
  for (const clause of clausesOf(text)) {
    const asks = asksFor(clause.text);
    if (asked && asks) {
      parts.push(partOf(text, start, end));
      start = end;
    }
    asked = asked || asks;
    end = clause.end;
  }
  return [...parts, partOf(text, start, end)];
}

/** Whether a clause asks or requests something of its own. */
function asksFor(clause: string): boolean {
  if (VAGUE_ZH.test(clause) || VAGUE_EN.test(clause)) return false;
  return /\p{sc=Han}/u.test(clause) ? ASKS_ZH.test(clause) : ASKS_EN.test(clause);
}

import { isCjk } from "../text/tokenize.ts";

/** English words that every question may have; with another word they may still be a pair of {@link LEADING}. */
const FUNCTION_WORDS = new Set(
  (
    "a an the this that these those there here it its it's that's there's what's i i'm i've i'd i'll me my mine myself " +
    "you you're you've your yours he she him her his we we're us our they they're them their who whom whose someone " +
    "is are am was were be been being isn't aren't wasn't weren't do does did doing done don't doesn't didn't have has " +
    "had having haven't hasn't hadn't can could can't cannot couldn't will would won't wouldn't shall should shouldn't " +
    "may might must and or but if so than then because as of at by for with about against between into through to from " +
    "in on under over what which when where why how not no yes any some each all both just only very too also still yet " +
    "now please hi hello hey thanks ok okay get got getting want wants wanted need needs like s t d m re ve ll"
  ).split(" "),
);

/** Words that say nothing alone and something before another: how long, not working, didn't arrive. */
const LEADING = /^(?:how|not|no|.+n't|cannot)$/;

const CHINESE_FUNCTION_WORDS =
  "怎么|什么时候?|什么|可以|可不可以|能不能|有没有|是不是|会不会|要不要|为什么|为啥|干嘛|哪里|哪个|哪|这个|那个|这|那|我|你|您|他|她|它|们|" +
  "想|要|能|会|请问|请|一下|一个|帮|麻烦|的|地|得|了|吗|呢|吧|啊|呀|哦|嘛|么|着|过|啦|嗯|哈|亲|是|有|没|没有|不|在|给|就|都|也|还|又|再|和|跟|把|被|让|很|太|啥|时候|怎|样|办|个|到|现在|还是|好";

const CHINESE_FUNCTION = new RegExp(`^(?:${CHINESE_FUNCTION_WORDS})+$`, "u");
/** What begins or ends so is cut out of a sentence, not a word. */
const CHINESE_CUT =
  /^[的了吗呢吧啊呀哦嘛么着们个是亲以候]|[的了吗呢吧啊呀哦嘛么着我你您这那是就都也很还把被让给不没什怎]$/u;

/** Whether a term may tell what texts are about: words of substance, not the ones that hold sentences together. */
export function isTelling(term: string): boolean {
  if (isCjk(term)) return !CHINESE_FUNCTION.test(term) && !CHINESE_CUT.test(term);
  const words = term.split(" ");
  return words.every(
    (word, place) => !FUNCTION_WORDS.has(word) || (place === 0 && words.length > 1 && LEADING.test(word)),
  );
}

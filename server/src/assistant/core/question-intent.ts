import type { Product } from "../../commerce/index.ts";
import { asksToCompare } from "./asks.ts";
import { asksForSize, isOfModel, saysMeasure } from "./asks-size.ts";
import { asksBeforeUse } from "./harm.ts";
import type { Heard } from "./heard.ts";
import { namedProducts } from "./find-product.ts";
import { type Match, matchQuestion } from "./match-question.ts";
import { asksSomething } from "./question-clauses.ts";
import type { SkillTurn } from "./skill.ts";
import { SURE_PART } from "./understand.ts";

const ATTRIBUTE = "product.attribute";
const SIZE = "product.size_advice";
const OF_FACTS = /^product\.(?:usage|quality_doubt|freshness|authenticity|attribute)$/;
/** Readings that a question about the product in view is easily taken for, however surely. */
const EASILY_TAKEN =
  /^(?:product\.(?:find|recommend|stock)|give\.|talk\.(?!human|abuse)|out_of_scope$|price\.ask$|promo\.gift$|order\.how_to$)/;
/** Other wishes surer than this are heard as they are. */
const SURE = 0.6;
/** Below this nobody knows what was heard. */
const UNSURE = 0.35;
/** Bare words of no more characters than these ask for what they name: "waterproof rating". */
const BARE = 24;
/** Half a question: "good for desert sun", "enough room for two". */
const SUITS =
  /^(?:is |are )?(?:ok|okay|good|enough|safe|fine|suitable|room|big enough|warm enough)\b.*\b(?:for|to|in|at|with|on|under)\b/i;
/** Said to the assistant itself, not about goods. */
const TO_US = /[你您]|人工|客服|机器人|在[吗么]|谢|\b(?:you|u|your|thanks?)\b/i;

/** Wishes of one kind, and the words without which a question in view of a product is none of them. */
interface Kind {
  readonly intents: RegExp;
  readonly words: RegExp;
}

const AFTER_SALE =
  /^(?:item\.|order\.(?!how_to)|logistics\.|return\.|refund\.|exchange\.|review\.|compensation|complaint|price\.(?:protection|change))/;

/** Asks what would be, or says that of something else: 坏了咋办, 上次别家买的. */
const SUPPOSED = /要是|如果|万一|坏了?咋办|坏了怎么办|坏掉|年内|月内|别家|\bif\b|\bwhat if\b|\bmay\b|\bcovered\b/i;

const OF_GOODS = /^(?:item\.|complaint$)/;
const BOUGHT = /收到|刚|到货|订单|申请|\b(?:order(?:ed)?|bought|received|arrived|delivered|refund)\b/i;

const OF_REVIEWS = /^(?:complaint$|review\.)/;
/** What others say of it is asked by who has nothing to complain of himself: 差评都说啥. */
const OTHERS_SAY =
  /(?:差评|买家|评论|评价|大家|别人|买过的|用过的|吃过的).{0,6}(?:[说啥]|什么|怎么|咋|多不多|有没有|好不好)|\b(?:people|ppl|others|other (?:people|customers)|buyers|customers|folks|anybody|anyone) (?:say|think|complain|mention|rate)|\b(?:any|what|the) (?:complaints?|ratings?)|\breviews? (?:%|say|like|ok|good|bad)|\brating from\b/i;

const KINDS: readonly Kind[] = [
  {
    intents: /^review\./,
    words: /评价|评论|晒图|追评|五星|\breviews?\b|\bstars?\b|\bfeedback\b|\bcomment/i,
  },
  {
    intents: AFTER_SALE,
    words:
      /订单|收到|退|换(?!一次)|买了|买的|下单|拍了|拍的|拍下|物流|快递|发货|签收|申请|投诉|赔|补|少了|少发|漏|发错|坏了|破了|地址|备注|取消|改|催|单号|质量问题|到货|收货|还没|\b(?:orders?|ordered|receiv\w*|arriv\w*|returns?|refund\w*|exchange|bought|delivered|package|parcel|tracking|missing|broken|damaged|wrong|cancel\w*|complain\w*|sent|address|note|shipped|got)\b/i,
  },
  {
    intents: /^shipping\./,
    words:
      /发|寄|送|到|快递|物流|收|运|邮|仓|\b(?:deliver\w*|ship\w*|arriv\w*|get (?:here|to|it)|mail|post\w*|courier|send|sent|postage|warehouse|dispatch\w*|reach)\b/i,
  },
  {
    intents: /^(?:price\.|promo\.)/,
    words:
      /钱|价|贵|便宜|优惠|折|券|活动|满减|红包|赠|送|块|元|会员|积分|\b(?:price|cost|cheap\w*|expensive|discount|coupon|code|deal|sale|promo\w*|off|gift|free|pay|dollars?)\b|[$¥￥]/i,
  },
  {
    intents: /^product\.size_advice$/,
    words: /码|尺寸|穿多大|多大的|几号|\bsiz\w*|\bfits? me\b|\bshould i (?:get|take|order|buy)\b/i,
  },
  {
    intents: /^product\.authenticity$/,
    words:
      /正品|真的|真假|真货|假|正宗|证书|授权|官方|专柜|验真|防伪|检测|报告|许可|\b(?:genuine|authentic\w*|real|fake|legit\w*|original|certif\w*|official|licen[cs]e\w*|report)\b/i,
  },
];

/**
 * The intent of a question about the product in view that was not heard as one: its words ask for a fact of that product,
 * or they are a question that nothing else explains. Null where the message is heard as it is.
 */
export function questionIntent(turn: SkillTurn, heard: Heard): string | null {
  const product = turn.facts.shop.products.find((one) => one.sku === turn.dialogue.product);
  if (product === undefined || turn.mentions.numbers.length > 0 || turn.dialogue.order !== null) return null;
  if (!heard.carried && asksForSize(turn, product, matchQuestion(turn.questions, product, turn.text))) return SIZE;
  if (heard.intent === SIZE && asksForFact(turn, product)) return ATTRIBUTE;
  if (heard.intent === "product.authenticity" && isOfMaterial(turn, product, heard)) return ATTRIBUTE;
  if (OF_FACTS.test(heard.intent)) return heard.confidence < SURE_PART ? ATTRIBUTE : null;
  return isAbout(turn, product, heard) ? ATTRIBUTE : null;
}

function isAbout(turn: SkillTurn, product: Product, { intent, confidence }: Heard): boolean {
  const question = asksSomething(turn.text);
  if (!question && OF_GOODS.test(intent) && confidence >= SURE) return false;
  const match = matchQuestion(turn.questions, product, turn.text);
  const asks =
    question || (match.kind === "stated" && turn.text.length <= BARE) || (confidence < SURE && SUITS.test(turn.text));
  if (match.kind === "stated" && (confidence < SURE || asksToCompare(turn.text))) return true;
  if (!asks)
    return (
      (isFragment(turn) && isUnsure(turn, { intent, confidence })) || namesAsked(turn, { intent, confidence }, match)
    );
  if (confidence < SURE) return true;
  if (product.virtual && match.kind === "stated") return true;
  if (lacksWords(turn, intent))
    return AFTER_SALE.test(intent) || match.kind !== "none" || product.virtual || saysMore(turn, intent);
  if (!EASILY_TAKEN.test(intent) && !(product.virtual && intent === "promo.coupon")) return false;
  return answers(match) || isStray(turn, intent);
}

/** 拉链掉了 is a complaint, however short: what is wrong with goods is heard where it is sure. */
function isUnsure(turn: SkillTurn, { intent, confidence }: Pick<Heard, "intent" | "confidence">): boolean {
  if (confidence < UNSURE) return true;
  return confidence < SURE && AFTER_SALE.test(intent) && lacksWords(turn, intent);
}

/** "Mica free": words that ask for something of goods, and are hardly heard as anything else. */
function namesAsked(
  turn: SkillTurn,
  { intent, confidence }: Pick<Heard, "intent" | "confidence">,
  match: Match,
): boolean {
  if (confidence >= SURE || OF_GOODS.test(intent) || match.kind === "none" || match.weak) return false;
  return turn.text.length <= HALF_SENTENCE && !TO_US.test(turn.text) && !NOT_GOODS.test(turn.text);
}

/** Longer words tell a story. */
const HALF_SENTENCE = 48;

/** 缩得厉害吗 要不要拍大一码: a fact answers, and nobody has said what he measures. */
function asksForFact(turn: SkillTurn, product: Product): boolean {
  const match = matchQuestion(turn.questions, product, turn.text);
  return (
    match.kind === "stated" &&
    !match.weak &&
    (isOfModel(turn.text) || !saysMeasure(product, turn.text, turn.mentions.body))
  );
}

/** 来例假那几天能喝吗 is heard as a question for days; "how many days?" alone is one. */
function saysMore({ text }: SkillTurn, intent: string): boolean {
  return intent.startsWith("shipping.") && text.replace(DAYS, "").length > FEW;
}

const DAYS =
  /(?:大[概约]|要|需要)?(?:几天|多久|多长时间|什么时候|啥时候)|\bhow (?:long|many days)\b|[吗呢啊呀么?？\s]/gi;
const FEW = 3;

/** A few words that name something, said to nobody: "cup holder", 帽子可拆. */
function isFragment({ text }: SkillTurn): boolean {
  return text.length <= BARE && !TO_US.test(text) && /\p{L}{2}/u.test(text) && !NOT_GOODS.test(text);
}

const NOT_GOODS = /^\W*(?:ok|okay|yes|yeah|no|nope|hi|hello|hey|嗯|哦|好|在|行|是|对|不)/i;

/** Real leather or real sheepskin is a question for the material, not for the shop's guarantee. */
function isOfMaterial(turn: SkillTurn, product: Product, { intent }: Heard): boolean {
  if (lacksWords(turn, intent)) return true;
  const match = matchQuestion(turn.questions, product, turn.text);
  if (match.kind === "not_given") return match.fact !== "certificates";
  return match.kind === "stated" && !match.facts.some((fact) => fact.startsWith("certificate_"));
}

function answers(match: Match): boolean {
  return match.kind === "stated" || match.kind === "not_given";
}

/** "Two vents or one?" sounds like something missing, but nobody speaks of anything bought. */
function lacksWords({ text, mentions }: SkillTurn, intent: string): boolean {
  if (intent === "item.health_harm") return asksBeforeUse(text);
  if (OF_REVIEWS.test(intent) && OTHERS_SAY.test(text)) return true;
  const kind = KINDS.find(({ intents }) => intents.test(intent));
  if (kind === undefined) return false;
  if (
    kind.words.test(text) &&
    !(OF_GOODS.test(intent) && SUPPOSED.test(text) && !BOUGHT.test(text)) &&
    !(intent === "product.size_advice" && /模特|\bmodel\b/i.test(text))
  )
    return false;
  const { heightCm, weightKg, footCm } = mentions.body;
  return intent !== "product.size_advice" || (heightCm === null && weightKg === null && footCm === null);
}

/** Heard as talk or as a search, but a question that is neither said to us nor names anything to find. */
function isStray(turn: SkillTurn, intent: string): boolean {
  if (TO_US.test(turn.text)) return false;
  if (intent === "product.find") return namedProducts(turn.facts.shop.products, turn.naming).length === 0;
  return intent.startsWith("talk.") || intent === "out_of_scope";
}

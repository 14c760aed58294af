import type { Attribute, BilingualText, FactId, Product } from "../../../commerce/index.ts";
import { withProduct } from "../ask.ts";
import { asksHow } from "../asks.ts";
import { formatCalendarDay, formatClauses, formatDays, formatList, formatSteps } from "../format.ts";
import { type Match, matchQuestion } from "../match-question.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { personReply, productFact, shopFact, type Skills, type SkillTurn, worded } from "../skill.ts";

/** Attributes told when somebody asks about a product without saying what. */
const TOLD_ATTRIBUTES = 6;

/** What a product is made of, how it is used, how long it keeps, whether it is genuine, how good buyers find it. */
export const productFactSkills: Skills = {
  "product.attribute": (turn) => withProduct(turn, ({ product }) => answered(attributeReply(turn, product))),
  "product.usage": (turn) => withProduct(turn, ({ product }) => answered(usageReply(turn, product))),
  "product.freshness": (turn) => withProduct(turn, ({ product }) => answered(keepingReply(turn, product))),
  "product.quality_doubt": (turn) => withProduct(turn, ({ product }) => answered(qualityReply(turn, product))),
  "product.authenticity": authenticity,
  "warranty.repair": warranty,
};

const WASH = /洗|保养|打理|存放|保存|收纳|熨|wash|clean|care|iron|dry|store|storage/i;

/** Asks for everything that is known. */
const GENERAL =
  /介绍|详情|详细|参数|信息|什么样的|^(?:亲|请问|你好|你们家?|您家|这[个款件条双种支瓶盒]?|它|东西|产品|宝贝|[，, ])*怎么样|tell me (?:more |all )?about|details|specs?\b|specification|describe|more info/i;

/** What the facts say to the question; without one the main facts. A fact that is not given is said to be missing. */
export function attributeReply(turn: SkillTurn, product: Product): Reply {
  const match = matchQuestion(turn.questions, product, turn.text);
  if (match.kind === "stated") return matchedReply(turn, product, match);
  if (match.kind === "not_given")
    return measuresAsked(turn, product, match.fact) ?? missing(turn, productFact(product, match.fact));
  return GENERAL.test(turn.text) || turn.naming !== turn.text
    ? overviewReply(turn, product)
    : missing(turn, productFact(product, "attributes"));
}

/** The facts that answer, and plainly what of the question they do not. */
export function matchedReply(turn: SkillTurn, product: Product, match: Stated): Reply {
  const told = statedReply(turn, product, match.facts);
  return match.missing === null ? told : joinReplies([told, missing(turn, productFact(product, match.missing))]);
}

type Stated = Extract<Match, { readonly kind: "stated" }>;

function measuresAsked(turn: SkillTurn, product: Product, fact: string): Reply | null {
  return fact === "length" || fact === "dimensions" ? measuresReply(turn, product) : null;
}

/** Facts by their names, each in its own words. */
export function statedReply(turn: SkillTurn, product: Product, facts: readonly string[]): Reply {
  return joinReplies(facts.map((fact) => factReply(turn, product, fact)));
}

function factReply(turn: SkillTurn, product: Product, fact: string): Reply {
  if (fact === "care" || fact === "usage") return stepsReply(turn, product, fact);
  if (fact === "shelf_life" || fact === "after_opening") return freshnessReply(turn, product);
  if (fact === "contents") return contentsReply(turn, product);
  if (fact === "packaging") return textReply(turn, { product, text: product.packaging, fact });
  if (fact === "gift") return textReply(turn, { product, text: product.gift, fact });
  if (fact === "warranty") return warrantyReply(turn, product);
  if (fact === "reviews") return joinReplies(reviewsReply(turn, product));
  if (fact === "size_chart") return sizeNoteReply(turn, product);
  if (fact.startsWith("certificate_")) return joinReplies(certificateReplies(turn, product));
  if (fact.startsWith("options_")) return optionsReply(turn, product, fact.slice("options_".length));
  return joinReplies(
    product.attributes.filter((one) => one.key === fact).map((attribute) => saidAttribute(turn, product, attribute)),
  );
}

function saidAttribute(turn: SkillTurn, product: Product, attribute: Attribute): Reply {
  const text = turn.say("attribute.is", {
    title: worded(turn, product.title),
    name: worded(turn, attribute.name),
    value: worded(turn, attribute.value),
  });
  return reply(text, { facts: [productFact(product, attribute.key)] });
}

function overviewReply(turn: SkillTurn, product: Product): Reply {
  const told = product.attributes.slice(0, TOLD_ATTRIBUTES);
  if (told.length === 0) return missing(turn, productFact(product, "attributes"));
  const list = told.map((one) => `${worded(turn, one.name)}: ${worded(turn, one.value)}`);
  return reply(
    turn.say("attribute.overview", { title: worded(turn, product.title), list: formatClauses(list, turn.language) }),
    {
      facts: told.map((one) => productFact(product, one.key)),
    },
  );
}

/** What the size chart says beside its rows. */
function sizeNoteReply(turn: SkillTurn, product: Product): Reply {
  const note = product.sizeChart?.note ?? null;
  return note === null ? reply("") : reply(worded(turn, note), { facts: [productFact(product, "size_chart")] });
}

function optionsReply(turn: SkillTurn, product: Product, key: string): Reply {
  const values = product.variants
    .flatMap((variant) => variant.options.filter((option) => option.key === key))
    .map((option) => worded(turn, option.value));
  if (values.length === 0) return missing(turn, productFact(product, key));
  const list = formatList([...new Set(values)], turn.language);
  return reply(turn.say("attribute.colours", { title: worded(turn, product.title), list }), {
    facts: [productFact(product, `options_${key}`)],
  });
}

/** Garment measures of the size chart, for questions how long or wide a thing is. */
function measuresReply(turn: SkillTurn, product: Product): Reply | null {
  const chart = product.sizeChart;
  const measures = chart?.measures.filter((measure) => measure.of === "garment") ?? [];
  if (chart === null || measures.length === 0) return null;
  const rows = chart.rows.map((row) => {
    const cells = measures.flatMap((measure) => {
      const range = row.ranges[measure.key];
      return range === undefined ? [] : [`${worded(turn, measure.name)} ${range.min}${measure.unit}`];
    });
    return `${row.size}: ${formatList(cells, turn.language)}`;
  });
  return reply(turn.say("size.chart", { title: worded(turn, product.title), rows: rows.join("\n") }), {
    facts: [productFact(product, "size_chart")],
  });
}

function contentsReply(turn: SkillTurn, product: Product): Reply {
  if (product.contents.length === 0) return missing(turn, productFact(product, "contents"));
  const list = product.contents.map((item) => `${worded(turn, item.name)}×${item.quantity}`);
  return reply(
    turn.say("contents.are", { title: worded(turn, product.title), list: formatList(list, turn.language) }),
    {
      facts: [productFact(product, "contents")],
    },
  );
}

interface ProductText {
  readonly product: Product;
  readonly text: BilingualText | null;
  readonly fact: string;
}

function textReply(turn: SkillTurn, { product, text, fact }: ProductText): Reply {
  if (text === null) return missing(turn, productFact(product, fact));
  return reply(turn.say("packaging.is", { title: worded(turn, product.title), text: worded(turn, text) }), {
    facts: [productFact(product, fact)],
  });
}

/** Says that the shop has not given this fact. */
export function missing(turn: SkillTurn, fact: FactId): Reply {
  return reply(turn.say("fact.unknown"), { unknown: [fact], quickReplies: [personReply(turn)] });
}

/** What the facts say to the question; else, where it asks how, the steps of washing and keeping or those of use. */
function usageReply(turn: SkillTurn, product: Product): Reply {
  const match = matchQuestion(turn.questions, product, turn.text);
  if (match.kind === "stated") return matchedReply(turn, product, match);
  if (match.kind === "not_given") return missing(turn, productFact(product, match.fact));
  const [first, second] = WASH.test(turn.text) ? (["care", "usage"] as const) : (["usage", "care"] as const);
  const told = [first, second].find((fact) => product[fact].length > 0);
  // Steps of use say neither yes nor no to "can I …?", nor how long or which.
  if (told === undefined || !asksHow(turn.text)) return missing(turn, productFact(product, first));
  return stepsReply(turn, product, told);
}

function stepsReply(turn: SkillTurn, product: Product, fact: "care" | "usage"): Reply {
  const values = { title: worded(turn, product.title), steps: formatSteps(product[fact], turn.language) };
  return reply(turn.say(`${fact}.steps`, values), { facts: [productFact(product, fact)] });
}

/** How long it keeps, or what else about keeping was asked. */
function keepingReply(turn: SkillTurn, product: Product): Reply {
  const match = matchQuestion(turn.questions, product, turn.text);
  if (match.kind === "stated") return matchedReply(turn, product, match);
  return match.kind === "not_given" && match.fact !== "shelf_life"
    ? missing(turn, productFact(product, match.fact))
    : freshnessReply(turn, product);
}

function freshnessReply(turn: SkillTurn, product: Product): Reply {
  const { shelfLife, batches } = product;
  const [batch] = batches;
  if (shelfLife === null && batch === undefined) return missing(turn, productFact(product, "shelf_life"));
  const parts: Reply[] = [];
  if (shelfLife !== null) {
    const values = {
      title: worded(turn, product.title),
      days: formatDays(shelfLife.days, shelfLife.days, turn.language),
      storage: worded(turn, shelfLife.storage),
    };
    parts.push(reply(turn.say("freshness.shelf_life", values), { facts: [productFact(product, "shelf_life")] }));
    if (shelfLife.afterOpening !== null)
      parts.push(
        reply(turn.say("freshness.opened", { text: worded(turn, shelfLife.afterOpening) }), {
          facts: [productFact(product, "after_opening")],
        }),
      );
  }
  if (batch === undefined)
    return joinReplies([...parts, reply(turn.say("freshness.no_batch"), { unknown: [productFact(product, "batch")] })]);
  const produced = formatCalendarDay(batch.producedOn, turn.language);
  const text =
    batch.expiresOn === null
      ? turn.say("freshness.batch", { produced })
      : turn.say("freshness.batch.until", { produced, expires: formatCalendarDay(batch.expiresOn, turn.language) });
  return joinReplies([...parts, reply(text, { facts: [productFact(product, "batch")] })]);
}

/** Asks how good it is, not about one quality of it. */
const HOW_GOOD =
  /质量|品质|做工|好不好|好用|好吃吗|怎么样|咋样|靠谱|值得|评价|口碑|好评|差评|耐用|耐穿|结实|quality|any good|worth|durable|last (?:long|me)|reviews?|reliable|legit|well.made|people (?:say|think)/i;

/** What buyers said, counted; a doubt that names a quality (起球, shrink) gets what is known of that one. */
function qualityReply(turn: SkillTurn, product: Product): Reply {
  const match = matchQuestion(turn.questions, product, turn.text);
  if (match.kind === "stated") return matchedReply(turn, product, match);
  if (match.kind === "not_given") return missing(turn, productFact(product, match.fact));
  if (!HOW_GOOD.test(turn.text)) return missing(turn, productFact(product, "attributes"));
  const parts = [...reviewsReply(turn, product), ...guaranteeReply(turn)];
  return parts.length > 0 ? joinReplies(parts) : missing(turn, productFact(product, "reviews"));
}

function reviewsReply(turn: SkillTurn, product: Product): readonly Reply[] {
  const { reviews } = product;
  if (reviews === null || reviews.count === 0) return [];
  const facts = [productFact(product, "reviews")];
  const said = reply(turn.say("reviews.are", { count: reviews.count, percent: reviews.goodPercent }), { facts });
  const praised = reviews.praised === null ? "" : worded(turn, reviews.praised);
  const criticised = reviews.criticised === null ? "" : worded(turn, reviews.criticised);
  return [
    said,
    ...(praised === "" ? [] : [reply(turn.say("reviews.praised", { text: praised }), { facts })]),
    ...(criticised === "" ? [] : [reply(turn.say("reviews.criticised", { text: criticised }), { facts })]),
  ];
}

function guaranteeReply(turn: SkillTurn): readonly Reply[] {
  const { guarantee } = turn.facts.shop.rules;
  if (guarantee === null) return [];
  return [reply(turn.say("guarantee.is", { text: worded(turn, guarantee) }), { facts: [shopFact(turn, "guarantee")] })];
}

/** The product's certificates when one is meant, and the shop's guarantee. */
function authenticity(turn: SkillTurn): Outcome {
  const guarantee = guaranteeReply(turn);
  const asked = withProduct(turn, ({ product }) => {
    const parts = [...certificateReplies(turn, product), ...guarantee];
    return answered(parts.length > 0 ? joinReplies(parts) : missing(turn, productFact(product, "certificates")));
  });
  return asked.kind === "answer" || guarantee.length === 0 ? asked : answered(joinReplies(guarantee));
}

function certificateReplies(turn: SkillTurn, product: Product): readonly Reply[] {
  return product.certificates.map((one) => {
    const name = worded(turn, one.name);
    const issuer = one.issuer === null ? "" : worded(turn, one.issuer);
    const detail = formatList(
      [...(one.number === null ? [] : [one.number]), ...(issuer === "" ? [] : [issuer])],
      turn.language,
    );
    const text =
      detail === "" ? turn.say("certificate.is", { name }) : turn.say("certificate.detail", { name, detail });
    return reply(text, { facts: [productFact(product, `certificate_${one.key}`)] });
  });
}

/** A product's own warranty when one is meant; what the shop repairs holds whichever it is. */
function warranty(turn: SkillTurn): Outcome {
  const asked = withProduct(turn, ({ product }) => answered(warrantyReply(turn, product)));
  const { repair } = turn.facts.shop.rules;
  if (asked.kind === "answer" || repair === null) return asked;
  return answered(reply(worded(turn, repair), { facts: [shopFact(turn, "repair")] }));
}

function warrantyReply(turn: SkillTurn, product: Product): Reply {
  const { warranty } = product;
  const { repair } = turn.facts.shop.rules;
  if (warranty !== null)
    return reply(turn.say("warranty.is", { months: warranty.months, text: worded(turn, warranty.text) }), {
      facts: [productFact(product, "warranty")],
    });
  if (repair !== null) return reply(worded(turn, repair), { facts: [shopFact(turn, "repair")] });
  return missing(turn, productFact(product, "warranty"));
}

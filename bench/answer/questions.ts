import type { Language } from "@warmline/contract";

/** One of the bench's customers: his session, what he bought, and what his shop has on its shelf. */
export interface Shopper {
  readonly session: string;
  readonly language: Language;
  readonly bought: readonly { readonly number: string; readonly title: string }[];
  readonly shelf: readonly string[];
}

/** How often each kind is asked, in shares of a hundred: own orders, products, the shop's rules, small talk. */
const MIX = [
  { kind: "order", share: 68 },
  { kind: "product", share: 19 },
  { kind: "rule", share: 10 },
  { kind: "talk", share: 3 },
] as const;

type Kind = (typeof MIX)[number]["kind"];

/** What customers ask. `{n}` is a number of an own order, `{b}` something bought, `{t}` something on the shelf. */
const SEEDS: Readonly<Record<Language, Readonly<Record<Kind, readonly string[]>>>> = {
  zh: {
    order: [
      "订单{n}到哪了",
      "帮我查一下{n}的物流",
      "{n}发货了吗",
      "订单{n}什么时候发货",
      "{n}运费多少钱",
      "{n}的快递单号是多少",
      "{n}大概几天能到",
      "我买的{b}到哪了",
      "{b}发货了吗",
      "我的{b}什么时候能到",
      "订单{n}现在什么状态",
      "{n}发的什么快递",
      "{n}一共付了多少钱",
    ],
    product: ["{t}多少钱", "{t}还有货吗", "{t}是什么材质的", "{t}怎么用", "{t}现在有什么优惠", "{t}是正品吗"],
    rule: [
      "拍下多久发货",
      "你们一般发什么快递",
      "运费怎么算",
      "支持七天无理由退货吗",
      "怎么开发票",
      "从哪里发货",
      "退货运费谁出",
    ],
    talk: ["你好", "谢谢", "好的"],
  },
  en: {
    order: [
      "where is order {n}",
      "track {n} please",
      "has {n} shipped yet",
      "when will {n} be dispatched",
      "what was the shipping fee on {n}",
      "tracking number for {n}",
      "when does {n} arrive",
      "where is my {b}",
      "status of order {n}",
      "which carrier has order {n}",
    ],
    product: ["how much is the {t}", "is the {t} in stock", "what is the {t} made of", "how do I use the {t}"],
    rule: [
      "how long until you ship",
      "which carrier do you use",
      "how much is shipping",
      "what is your return policy",
      "where do you ship from",
    ],
    talk: ["hi there", "thanks", "ok"],
  },
};

/** What people put around their questions; it makes each text a new one without changing what is asked. */
const OPENERS: Readonly<Record<Language, readonly string[]>> = {
  zh: ["", "亲，", "你好，", "在吗，", "麻烦问下，", "请问", "那个，", "您好 ", "哈喽，", "客服，", "想问下", "老板，"],
  en: [
    "",
    "hi, ",
    "hello ",
    "hey, ",
    "quick question: ",
    "excuse me, ",
    "good morning, ",
    "please, ",
    "so, ",
    "hi team, ",
  ],
};
const CLOSERS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "",
    "？",
    "呀",
    "呢",
    "啊？",
    "，谢谢",
    "，急",
    "～",
    "！",
    "，麻烦了",
    "。",
    "，等着呢",
    "？？",
    "…",
    " 谢谢亲",
  ],
  en: ["", "?", " thanks", ", thank you", "!", "??", " pls", " please?", ".", ", cheers", "..."],
};

/** Gives every shopper his next text; no text comes twice. */
export interface Questions {
  next(shopper: Shopper): string;
}

/** How often a text is drawn anew before it is made different by what stands behind it. */
const MAX_DRAWS = 20;

/** Makes texts from seeds and facts. `random` decides everything: the same one gives the same texts. */
export function createQuestions(random: () => number): Questions {
  const said = new Set<string>();
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };

  function draw(shopper: Shopper): string {
    const { language, bought, shelf } = shopper;
    const seed = pick(SEEDS[language][kindAt(random() * 100)]);
    const { number, title } = pick(bought);
    const asked = seed.replace("{n}", number).replace("{b}", title).replace("{t}", pick(shelf));
    return `${pick(OPENERS[language])}${asked}${pick(CLOSERS[language])}`;
  }

  /** Small talk has few forms: a repeated one gets more of what people repeat themselves. */
  function different(shopper: Shopper): string {
    let text = draw(shopper);
    for (let draws = 1; said.has(text) && draws < MAX_DRAWS; draws += 1) text = draw(shopper);
    while (said.has(text)) text += pick(CLOSERS[shopper.language]);
    return text;
  }

  return {
    next: (shopper) => {
      const text = different(shopper);
      said.add(text);
      return text;
    },
  };
}

function kindAt(place: number): Kind {
  let sum = 0;
  for (const { kind, share } of MIX) {
    sum += share;
    if (place < sum) return kind;
  }
  return "order";
}

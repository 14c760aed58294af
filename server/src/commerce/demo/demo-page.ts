import { html, type Html } from "../../platform/http/index.ts";
import type { Product, Variant } from "../core/product.ts";
import type { ShopRules } from "../core/shop-rules.ts";
import { type Language, textIn } from "../core/text.ts";
import type { CastMember } from "./cast.ts";
import { productArt } from "./product-art.ts";

/** Everything on a demo shop's page. `token` is the chosen customer's, null for nobody. */
export interface DemoPage {
  readonly language: Language;
  readonly shop: {
    readonly slug: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly currency: string;
    readonly accentColour: string;
  };
  readonly products: readonly Product[];
  readonly rules: ShopRules;
  readonly cast: readonly CastMember[];
  readonly visitor: CastMember | null;
  readonly token: string | null;
}

const WORDS = {
  zh: {
    demo: "示例店铺 · 数据均为虚构",
    home: "首页",
    other: "English",
    otherCode: "en",
    who: "以谁的身份逛店",
    anonymous: "未登录的访客",
    nobody: "查不到订单，可以问商品和规则",
    ask: "咨询客服",
    soldOut: "暂时缺货",
    from: "起",
    good: (percent: number, count: number) => `好评 ${percent}% · ${count} 条评价`,
    signedIn: (name: string) => `您好，${name}`,
    made: "由暖线 Warmline 提供客服",
  },
  en: {
    demo: "A demo shop · everything here is invented",
    home: "Home",
    other: "中文",
    otherCode: "zh",
    who: "Who are you today?",
    anonymous: "A visitor, not signed in",
    nobody: "No orders to look up; ask about products and rules",
    ask: "Ask about it",
    soldOut: "Sold out",
    from: "from",
    good: (percent: number, count: number) => `${percent}% positive · ${count} reviews`,
    signedIn: (name: string) => `Hello, ${name}`,
    made: "Customer service by Warmline 暖线",
  },
} as const;

const TAGLINES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  yunshang: { zh: "把日子穿成自己的样子", en: "Clothes for the days that are yours" },
  shanwei: { zh: "山里来的好味道", en: "Good things from the mountains" },
  mingmou: { zh: "看得清楚，笑得自在", en: "See clearly, look like yourself" },
  northfield: { zh: "去户外，也回家", en: "Made for the trail and the way home" },
};

function priceOf(amount: number, page: DemoPage): string {
  const locale = page.language === "zh" ? "zh-CN" : "en-US";
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: page.shop.currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function cheapest(variants: readonly Variant[]): Variant | null {
  return variants.toSorted((one, other) => one.price - other.price)[0] ?? null;
}

/** The values that a product can be had in, option by option: colours, then sizes. */
function choicesOf({ variants }: Product, language: Language): readonly string[] {
  const choices = new Map<string, Set<string>>();
  for (const { key, value } of variants.flatMap(({ options }) => options)) {
    const values = choices.get(key) ?? new Set<string>();
    choices.set(key, values.add(textIn(value, language)));
  }
  return [...choices.values()].map((values) => [...values].join(" / "));
}

function renderPrice(product: Product, page: DemoPage): Html | null {
  const variant = cheapest(product.variants);
  if (variant === null) return null;
  const words = WORDS[page.language];
  const ranges = product.variants.some(({ price }) => price !== variant.price);
  const price = priceOf(variant.price, page);
  const list = variant.listPrice === null ? null : html` <s>${priceOf(variant.listPrice, page)}</s>`;
  const from =
    page.language === "en" ? html`<small>${words.from}</small> ${price}` : html`${price}<small> ${words.from}</small>`;
  return html`<p class="price"><b>${ranges ? from : price}</b>${list}</p>`;
}

function renderProduct(product: Product, page: DemoPage): Html {
  const { language } = page;
  const words = WORDS[language];
  const soldOut = product.variants.every(({ stock }) => stock === 0);
  const { reviews } = product;
  return html`<article class="product">
    <div class="art">${productArt(product)}${soldOut && html`<span class="flag">${words.soldOut}</span>`}</div>
    <h3>${textIn(product.title, language)}</h3>
    <p class="summary">${textIn(product.summary, language)}</p>
    ${choicesOf(product, language).map((values) => html`<p class="choices">${values}</p>`)}
    ${renderPrice(product, page)}
    ${reviews !== null && html`<p class="choices">${words.good(reviews.goodPercent, reviews.count)}</p>`}
    <button type="button" data-ask>${words.ask}</button>
  </article>`;
}

function renderCategories(page: DemoPage): Html {
  const groups = new Map<string, Product[]>();
  for (const product of page.products) {
    groups.set(product.category, [...(groups.get(product.category) ?? []), product]);
  }
  return html`${[...groups].map(([category, products]) => {
    const name = products[0] === undefined ? category : textIn(products[0].categoryName, page.language);
    return html`<section id="${category}">
      <h2>${name}</h2>
      <div class="grid">${products.map((product) => renderProduct(product, page))}</div>
    </section>`;
  })}`;
}

function renderVisitors({ cast, visitor, language, shop }: DemoPage): Html {
  const words = WORDS[language];
  const link = (one: CastMember | null): Html => {
    const query = new URLSearchParams({ lang: language, ...(one !== null && { as: one.externalId }) });
    const current = one?.id === visitor?.id;
    return html`<a href="/demo/${shop.slug}?${query.toString()}" ${current && html`aria-current="true"`}>
      <b>${one?.name ?? words.anonymous}</b><span>${one === null ? words.nobody : textIn(one.mind, language)}</span></a
    >`;
  };
  return html`<details class="who" ${visitor === null && html`open`}>
    <summary>${words.who}${visitor !== null && html` · <b>${visitor.name}</b>`}</summary>
    <div class="people">${[null, ...cast].map(link)}</div>
  </details>`;
}

function renderPromises({ rules, language }: DemoPage): Html {
  const promises = [rules.dispatch?.text, rules.guarantee].flatMap((text) => (text ? [textIn(text, language)] : []));
  return html`<ul class="promises">
    ${promises.map((promise) => html`<li>${promise}</li>`)}
  </ul>`;
}

/** A demo shop's page. It brings the widget in by the one script line that any shop would use. */
export function renderDemoPage(page: DemoPage): string {
  const { language, shop, visitor, token } = page;
  const words = WORDS[language];
  const name = language === "zh" ? shop.nameZh : shop.nameEn;
  const other = new URLSearchParams({ lang: words.otherCode, ...(visitor !== null && { as: visitor.externalId }) });
  const vouched = token === null ? null : html` data-token="${token}"`;
  return html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/site/demo.css" />
      </head>
      <body class="shop-${shop.slug}">
        <nav class="bar">
          <a href="/?lang=${language}">${words.home}</a><span>${words.demo}</span>
          <a href="/demo/${shop.slug}?${other.toString()}" lang="${words.otherCode}">${words.other}</a>
        </nav>
        ${renderVisitors(page)}
        <header class="hero">
          <h1>${name}</h1>
          <p>${TAGLINES[shop.slug]?.[language] ?? ""}</p>
          ${visitor !== null && html`<p class="hello">${words.signedIn(visitor.name)}</p>`}
        </header>
        ${renderPromises(page)}
        <main>${renderCategories(page)}</main>
        <footer><p>${words.made}</p></footer>
        <script src="/site/demo.js" defer></script>
        <script
          src="/widget.js"
          data-shop="${shop.slug}"
          data-lang="${language}"
          data-accent="${shop.accentColour}"
          ${vouched}
          async
        ></script>
      </body>
    </html>`.markup;
}

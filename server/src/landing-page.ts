import { demoCast, demoPeople, textIn } from "./commerce/index.ts";
import { DEMO_PASSWORD } from "./identity/index.ts";
import { html, type Html } from "./platform/http/index.ts";

type Language = "zh" | "en";

/** A shop of the demo as the landing page shows it. */
export interface LandingShop {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The landing page; `demoShops` is empty where there is no demo. */
export interface LandingPage {
  readonly language: Language;
  readonly demoShops: readonly LandingShop[];
}

const ZH = {
  lead: "电商的智能客服：助手扛住海量咨询，人带来温度。",
  other: "English",
  otherCode: "en",
  places: "从这里开始",
  workbench: "工作台",
  workbenchSays: "客服小二在这里接待顾客",
  docs: "接口文档",
  docsSays: "HTTP 接口，机器可读的 OpenAPI",
  shops: "示例店铺",
  shopsSay: "打开店铺，点右下角的按钮咨询",
  people: "工作台的示例账号",
  password: "所有示例账号的密码：",
  customers: "可以扮演的顾客",
  email: "邮箱",
  name: "姓名",
  shop: "店铺",
  everywhere: "全部",
  mind: "心里在想什么",
  plain: "暖线已经在运行。接下来：",
  steps: [
    ["创建企业、管理员和第一家店铺：", "npx warmline setup"],
    ["导入商品和订单：", "npx warmline import products 文件.csv --shop 店铺"],
    [
      "在店铺页面加一行脚本（工作台的店铺设置里可以复制）：",
      '<script src="…/widget.js" data-shop="店铺" async></script>',
    ],
  ],
} as const;

const EN = {
  lead: "Customer service for online retail: the assistant carries the volume, people give the warmth.",
  other: "中文",
  otherCode: "zh",
  places: "Start here",
  workbench: "Workbench",
  workbenchSays: "Where people answer, hand over and look up orders",
  docs: "API docs",
  docsSays: "The HTTP interface, with OpenAPI for machines",
  shops: "Demo shops",
  shopsSay: "Open a shop and press the button in the corner to ask",
  people: "Demo people of the workbench",
  password: "Everybody's password: ",
  customers: "Customers you can be",
  email: "Email",
  name: "Name",
  shop: "Shop",
  everywhere: "All",
  mind: "On their mind",
  plain: "Warmline is running. What comes next:",
  steps: [
    ["Make your organization, its admin and the first shop:", "npx warmline setup"],
    ["Bring in products and orders:", "npx warmline import products FILE.csv --shop SHOP"],
    [
      "Put one script line on the shop's pages (copy it from the shop's settings in the workbench):",
      '<script src="…/widget.js" data-shop="SHOP" async></script>',
    ],
  ],
} as const;

type Words = typeof ZH | typeof EN;

const wordsOf = (language: Language): Words => (language === "zh" ? ZH : EN);

function renderPlaces(words: Words): Html {
  return html`<h2>${words.places}</h2>
    <div class="cards">
      <a class="card" href="/workbench/"><b>${words.workbench}</b><span>${words.workbenchSays}</span></a>
      <a class="card" href="/api/v1/docs"><b>${words.docs}</b><span>${words.docsSays}</span></a>
    </div>`;
}

function renderShops({ demoShops, language }: LandingPage): Html {
  const words = wordsOf(language);
  return html`<h2>${words.shops}</h2>
    <p class="quiet">${words.shopsSay}</p>
    <div class="cards">
      ${demoShops.map(
        ({ slug, nameZh, nameEn }) =>
          html`<a class="card" href="/demo/${slug}?lang=${language}"
            ><b>${language === "zh" ? nameZh : nameEn}</b><span>/demo/${slug}</span></a
          >`,
      )}
    </div>`;
}

function renderCustomers({ demoShops, language }: LandingPage): Html {
  const words = wordsOf(language);
  const nameOf = (slug: string): string => {
    const shop = demoShops.find((one) => one.slug === slug);
    return (language === "zh" ? shop?.nameZh : shop?.nameEn) ?? slug;
  };
  const rows = demoCast().map(({ name, shopSlug, externalId, mind }) => {
    const query = new URLSearchParams({ lang: language, as: externalId });
    return html`<tr>
      <td><a href="/demo/${shopSlug}?${query.toString()}">${name}</a></td>
      <td>${nameOf(shopSlug)}</td>
      <td>${textIn(mind, language)}</td>
    </tr>`;
  });
  return html`<h2>${words.customers}</h2>
    <div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>${words.name}</th>
            <th>${words.shop}</th>
            <th>${words.mind}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function renderPeople(words: Words): Html {
  const rows = demoPeople().map(
    ({ email, displayName, shopSlug }) =>
      html`<tr>
        <td>${email}</td>
        <td>${displayName}</td>
        <td>${shopSlug ?? words.everywhere}</td>
      </tr>`,
  );
  return html`<h2>${words.people}</h2>
    <p class="quiet">${words.password}<code>${DEMO_PASSWORD}</code></p>
    <div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>${words.email}</th>
            <th>${words.name}</th>
            <th>${words.shop}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function renderSteps(words: Words): Html {
  return html`<h2>${words.plain}</h2>
    <ol>
      ${words.steps.map(
        ([text, command]) =>
          html`<li>
            <p>${text}<br /><code>${command}</code></p>
          </li>`,
      )}
    </ol>`;
}

/** The first page: with the demo its shops and people, without it what comes next. */
export function renderLandingPage(page: LandingPage): string {
  const { language, demoShops } = page;
  const words = wordsOf(language);
  const title = language === "zh" ? html`<span>暖线</span> Warmline` : html`<span>Warmline</span> 暖线`;
  const demo = [renderShops(page), renderCustomers(page), renderPeople(words)];
  return html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Warmline 暖线</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/site/landing.css" />
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <a href="/?lang=${words.otherCode}" lang="${words.otherCode}">${words.other}</a>
          <p>${words.lead}</p>
        </header>
        <main>${renderPlaces(words)}${demoShops.length > 0 ? demo : renderSteps(words)}</main>
      </body>
    </html>`.markup;
}

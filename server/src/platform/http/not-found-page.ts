import { html } from "./html.ts";
import type { BothLanguages } from "./problem.ts";

const WORDS = {
  zh: { title: "没有这个页面", text: "链接可能写错了，或者页面已经移走。", home: "回首页" },
  en: { title: "There is no such page", text: "The link may be wrong, or the page has moved.", home: "Home" },
} as const;

/** What a person sees who follows a link to nowhere; programs get a problem instead. */
export function renderNotFound(language: keyof BothLanguages): string {
  const words = WORDS[language];
  return html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${words.title} · Warmline 暖线</title>
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          <p>${words.text}</p>
          <p><a href="/">${words.home}</a></p>
        </main>
      </body>
    </html>`.markup;
}

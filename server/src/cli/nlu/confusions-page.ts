import { confusionPairs, type ConfusionPair, type Judged } from "@warmline/nlu/evaluate";
import { html, Html } from "../../platform/http/index.ts";

/** More pairs than these nobody reads. */
const MOST_PAIRS = 200;
/** The texts of so many pairs are open at first. */
const OPEN_PAIRS = 5;

const STYLE = `
body{font:15px/1.6 system-ui,"PingFang SC","Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.5rem;line-height:1.3}code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
details{margin:.5rem 0;border:1px solid #e3e3e3;border-radius:6px;padding:.4rem .8rem}summary{cursor:pointer}
.count{font-variant-numeric:tabular-nums;color:#b23c17;font-weight:600}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #eee;vertical-align:top}
td:last-child,th:last-child{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
#zh:checked~main [lang=en],#en:checked~main [lang=zh]{display:none}label{margin-right:1rem}
@media (prefers-color-scheme:dark){body{background:#1b1a19;color:#e8e6e3}details{border-color:#3a3735}td,th{border-color:#3a3735}.count{color:#f08a62}}
`;

/** What an evaluation looked at, for the page's head. */
export interface ConfusionsHead {
  readonly language: "zh" | "en";
  /** The name of the file whose rows were judged. */
  readonly file: string;
}

/** Which intents are taken for which, the worst first, with their texts: one page that needs nothing else. */
export function confusionsPage(judged: readonly Judged[], { language, file }: ConfusionsHead): string {
  const pairs = confusionPairs(judged);
  const wrong = pairs.reduce((sum, { rows }) => sum + rows.length, 0);
  const asked = judged.filter(({ expected }) => expected !== null).length;
  const page = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>混淆报告 · Confusions</title>
      <style>
        ${new Html(STYLE)}
      </style>
    </head>
    <body>
      <input type="radio" name="language" id="zh" ${language === "zh" && CHECKED} /><label for="zh">中文</label>
      <input type="radio" name="language" id="en" ${language === "en" && CHECKED} /><label for="en">English</label>
      <main>
        <h1>${both("哪些意图容易混淆", "Which intents are taken for which")}</h1>
        <p><code>${file}</code> · ${both(`${asked} 句，错 ${wrong} 句`, `${asked} texts, ${wrong} wrong`)}</p>
        ${pairs.slice(0, MOST_PAIRS).map(renderPair)}
        ${pairs.length > MOST_PAIRS && renderRest(pairs.length - MOST_PAIRS)}
      </main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

const CHECKED = new Html("checked");

/** A text in both languages; the page shows one of them. */
function both(zh: string, en: string): Html {
  return html`<span lang="zh">${zh}</span><span lang="en">${en}</span>`;
}

function renderPair({ expected, intent, rows }: ConfusionPair, place: number): Html {
  const said = intent === null ? both("范围外", "none of the intents") : html`<code>${intent}</code>`;
  return html`<details ${place < OPEN_PAIRS && new Html("open")}>
    <summary>
      <span class="count">${rows.length}×</span> <code>${expected}</code> ${both("被当成", "taken for")} ${said}
    </summary>
    <table>
      <tr>
        <th>${both("原话", "text")}</th>
        <th>${both("把握", "confidence")}</th>
      </tr>
      ${rows.map(
        ({ text, confidence }) =>
          html`<tr>
            <td>${text}</td>
            <td>${(confidence * 100).toFixed(0)} %</td>
          </tr>`,
      )}
    </table>
  </details>`;
}

function renderRest(count: number): Html {
  return html`<p>${both(`还有 ${count} 对较少见的没有列出`, `${count} rarer pairs are left out`)}</p>`;
}

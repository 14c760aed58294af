import { createHash } from "node:crypto";
import type { BothLanguages, ProblemKind } from "./problem.ts";

const STYLE = `
body{font:15px/1.6 system-ui,"PingFang SC","Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.6rem;line-height:1.3}h2{margin-top:2.5rem;border-bottom:1px solid #ddd}
code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}a{color:#b23c17}
details{margin:.5rem 0;border:1px solid #e3e3e3;border-radius:6px;padding:.4rem .8rem}
summary{cursor:pointer}summary b{display:inline-block;min-width:4.5rem;color:#b23c17}
.access{color:#666;float:right}pre{overflow:auto;background:#f7f6f4;padding:.8rem;border-radius:6px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #eee}
@media (prefers-color-scheme:dark){body{background:#1b1a19;color:#e8e6e3}pre{background:#262422}details{border-color:#3a3735}
h2,td,th{border-color:#3a3735}.access{color:#aaa}summary b,a{color:#f08a62}}
`;

/** The hash that lets exactly this page's style through the content security policy. */
export const DOCS_STYLE_HASH = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

const WORDS = {
  title: { zh: "Warmline 暖线 · 接口文档", en: "Warmline · HTTP interface" },
  machine: { zh: "供程序读取：", en: "For programs: " },
  problems: { zh: "错误代码", en: "Problem codes" },
  code: { zh: "代码", en: "Code" },
  status: { zh: "状态", en: "Status" },
  meaning: { zh: "含义", en: "Meaning" },
  other: { zh: "其他", en: "Other" },
} as const satisfies Record<string, BothLanguages>;

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: unknown;
  readonly requestBody?: unknown;
  readonly responses?: unknown;
  readonly "x-access"?: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** What the page tells beside the routes. */
export interface DocsOptions {
  readonly language: keyof BothLanguages;
  readonly problems: readonly ProblemKind[];
}

/** The documentation as one HTML page that needs no script and nothing from elsewhere. */
export function renderDocs(document: { paths?: object | undefined }, { language, problems }: DocsOptions): string {
  const say = (word: keyof typeof WORDS): string => WORDS[word][language];
  const groups = [...byTag(entriesOf(document.paths ?? {}), say("other"))];
  return `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${say("title")}</title><style>${STYLE}</style></head><body><main>
<h1>${say("title")}</h1><p>${say("machine")}<a href="/api/v1/openapi.json"><code>/api/v1/openapi.json</code></a></p>
${groups.map(([tag, entries]) => `<h2>${escapeHtml(tag)}</h2>${entries.map(renderEntry).join("\n")}`).join("\n")}
<h2>${say("problems")}</h2><table><tr><th>${say("code")}</th><th>${say("status")}</th><th>${say("meaning")}</th></tr>
${problems.map((kind) => renderProblem(kind, language)).join("\n")}</table></main></body></html>`;
}

function entriesOf(paths: object): Entry[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ method, path, operation })),
  );
}

function byTag(entries: readonly Entry[], untagged: string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const tag = entry.operation.tags?.[0] ?? untagged;
    groups.set(tag, [...(groups.get(tag) ?? []), entry]);
  }
  return groups;
}

function renderEntry({ method, path, operation }: Entry): string {
  const { summary, description, parameters, requestBody, responses } = operation;
  const shape = JSON.stringify({ parameters, requestBody, responses }, null, 2);
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(summary ?? "")}
<span class="access">${escapeHtml(accessOf(operation))}</span></summary>
<p>${escapeHtml(description ?? "")}</p><pre>${escapeHtml(shape)}</pre></details>`;
}

function accessOf(operation: Operation): string {
  const access = operation["x-access"] ?? {};
  return [access["kind"], access["permission"]].filter((word) => typeof word === "string").join(" · ");
}

function renderProblem({ code, status, title }: ProblemKind, language: keyof BothLanguages): string {
  return `<tr id="problem-${escapeHtml(code)}"><td><code>${escapeHtml(code)}</code></td><td>${status}</td><td>${escapeHtml(title[language])}</td></tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes text harmless inside HTML, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

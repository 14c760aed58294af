import { describeDemo } from "./demo.ts";

/** What is told when the server is ready. */
export interface StartFacts {
  /** Where it listens. */
  readonly url: string;
  readonly version: string;
  readonly withDemo: boolean;
}

const WORDS = {
  zh: {
    ready: (version: string) => `暖线 ${version} 已启动`,
    home: "首页",
    workbench: "工作台",
    docs: "接口文档",
    fresh: "还没有企业：运行 npx warmline setup 创建企业、管理员和店铺。",
    stop: "按 Ctrl+C 停止。",
  },
  en: {
    ready: (version: string) => `Warmline ${version} is ready`,
    home: "Home",
    workbench: "Workbench",
    docs: "API docs",
    fresh: "No demo here. Run npx warmline setup to make an organization, its admin and its shop, or sign in.",
    stop: "Press Ctrl+C to stop.",
  },
} as const;

/** The addresses and, with the demo, whom one can be in it. */
export function describeStart({ url, version, withDemo }: StartFacts, language: "zh" | "en"): string {
  const say = WORDS[language];
  const line = (name: string, path: string): string => `  ${name.padEnd(language === "zh" ? 6 : 10)} ${url}${path}`;
  return [
    "",
    say.ready(version),
    "",
    line(say.home, "/"),
    line(say.workbench, "/workbench/"),
    line(say.docs, "/api/v1/docs"),
    "",
    withDemo ? describeDemo(url, language) : say.fresh,
    "",
    say.stop,
  ].join("\n");
}

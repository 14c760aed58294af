import { expect, test } from "vitest";
import { cliLanguage } from "./cli-language.ts";

test.each([
  [{}, "en"],
  [{ LANG: "zh_CN.UTF-8" }, "zh"],
  [{ LANG: "zh_CN.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
  [{ LANG: "zh_CN.UTF-8", LC_ALL: "" }, "zh"],
  [{ LANG: "en_US.UTF-8", WARMLINE_LANG: "zh" }, "zh"],
  [{ LC_ALL: "zh_CN.UTF-8", WARMLINE_LANG: "en" }, "en"],
])("%j is spoken to in %s", (environment, language) => {
  expect(cliLanguage(environment)).toBe(language);
});

import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

const TYPESCRIPT = ["**/*.ts", "**/*.tsx"];
const TESTS = [
  "**/*.test.ts",
  "**/*.test.tsx",
  "**/*.story.ts",
  "**/testing.ts",
  "**/{test,testing}/**",
  "server/simulation/**",
];
/** Tables of words and examples, as long as they have to be. */
const DATA = ["**/{content,i18n,held-out}/**"];
/** Who may touch network and storage of a browser, each for everybody else. */
const OWNERS_IN_BROWSERS = [
  "web/workbench/src/platform/{http,storage}.ts",
  "web/workbench/src/live/live-provider.tsx",
  "web/widget/src/loader/**",
  "web/widget/src/app/{session,pictures,uploads,storage}.ts",
];
/** What decides without any effect: time, chance and waiting are passed in (law 10). */
const PURE = ["packages/{nlu,contract}/src/**/*.ts", "**/core/**/*.ts"];

const clock = [{ object: "Date", property: "now", message: "Take the time from a Clock." }];
const chance = [{ object: "Math", property: "random", message: "Take chance from a port." }];
const timers = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance", "crypto"].map((name) => ({
  name,
  message: "Pure code does not wait, measure or draw lots: let the shell do it.",
}));
const network = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"].map((name) => ({
  name,
  message: "Only the owner of the connection talks to the network.",
}));
const storage = ["localStorage", "sessionStorage", "indexedDB"].map((name) => ({
  name,
  message: "Storage can be switched off or full: use its one owner.",
}));

const words = [
  { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
  { selector: "ExportDefaultDeclaration", message: "Use a named export." },
];
const noClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "Take the time from a Clock.",
};
const noMarkup = [
  "AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]",
  "CallExpression[callee.property.name='insertAdjacentHTML']",
  "JSXAttribute[name.name='dangerouslySetInnerHTML']",
].map((selector) => ({ selector, message: "Text of others is set as text, never as markup." }));

export default tseslint.config(
  { ignores: ["**/dist/**", "**/.build-*/**", "**/node_modules/**", "data/**"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // `return socket.send(…)` says "and that is all"; whoever uses what is nothing is told so by the compiler.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Our interfaces, and Kysely's helpers, are records of functions that do not use `this`.
      "@typescript-eslint/unbound-method": "off",
      // `[...text]` goes through code points, which is what is meant.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // An async function without await still turns what it throws into a rejection, as its interface promises.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      // There are no enums to assign (see below), and looking for them costs seconds.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-mixed-enums": "off",
      "no-restricted-syntax": ["error", ...words],
      "no-restricted-properties": ["error", ...clock],
      "no-console": "error",
      "max-params": ["error", 4],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-param-reassign": "error",
    },
  },
  {
    files: ["server/src/**/*.ts", "packages/client/src/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...network, ...storage] },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      "no-restricted-properties": ["error", ...clock, ...chance],
      "no-restricted-syntax": ["error", ...words, noClock],
      "no-restricted-globals": ["error", "process", ...timers, ...network, ...storage],
    },
  },
  {
    files: ["web/*/src/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...words, ...noMarkup], "no-restricted-properties": "off" },
  },
  {
    files: ["web/*/src/**/*.{ts,tsx}"],
    ignores: [...OWNERS_IN_BROWSERS, ...TESTS],
    rules: { "no-restricted-globals": ["error", ...network, ...storage] },
  },
  // The owners: each hides one of these from everybody else.
  {
    files: ["packages/client/src/*-ports.ts", "server/src/platform/**/*.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  { files: ["packages/client/src/browser-ports.ts"], rules: { "no-restricted-globals": "off" } },
  { files: TESTS, rules: { "no-restricted-globals": "off", "max-params": "off" } },
  { files: [...TESTS, ...DATA], rules: { "max-lines": "off" } },
  { files: ["server/src/cli/**/*.ts", "**/bench/**/*.ts"], rules: { "no-console": "off" } },
  // Benches measure time and stand where the network is.
  { files: ["bench/**/*.ts"], rules: { "no-restricted-properties": "off" } },
  { files: ["**/*.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off", "max-params": ["error", 4], eqeqeq: "error" },
  },
);

import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Names that only their one owner may use: time, randomness and timers are ports elsewhere (law 10). */
const ports = [
  { object: "Date", property: "now", message: "Take the time from a Clock." },
  { object: "Math", property: "random", message: "Take randomness from a port." },
];

const noClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "Take the time from a Clock.",
};

export default tseslint.config(
  { ignores: ["**/dist/**", "**/node_modules/**", "data/**"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.ts", "**/*.tsx"] })),
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        { selector: "ExportDefaultDeclaration", message: "Use a named export." },
      ],
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["packages/nlu/src/**/*.ts", "**/core/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-properties": ["error", ...ports], "no-restricted-syntax": ["error", noClock] },
  },
  { files: ["server/src/cli/**/*.ts", "bench/**/*.ts"], rules: { "no-console": "off" } },
  { files: ["*.config.ts", "**/vite.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off" },
  },
);

import { expect, test } from "vitest";
import { findChromium, installCommand } from "./find-chromium.mjs";

const only =
  (...files: string[]) =>
  (file: string): boolean =>
    files.includes(file);

test("CHROMIUM_PATH comes before the command path", () => {
  const environment = { CHROMIUM_PATH: "/opt/mine", PATH: "/usr/bin" };
  expect(findChromium(environment, only("/opt/mine", "/usr/bin/chromium"))).toBe("/opt/mine");
});

test("a CHROMIUM_PATH that cannot be run is not replaced by another browser", () => {
  const environment = { CHROMIUM_PATH: "/opt/gone", PATH: "/usr/bin" };
  expect(findChromium(environment, only("/usr/bin/chromium"))).toBeUndefined();
});

test.each([
  ["/usr/bin/chromium"],
  ["/usr/local/bin/chromium-browser"],
  ["/usr/bin/google-chrome"],
  ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
])("%s is found", (file) => {
  expect(findChromium({ PATH: "/usr/local/bin:/usr/bin" }, only(file))).toBe(file);
});

test("nothing is found where nothing is, also without a command path", () => {
  expect(findChromium({ PATH: "/usr/bin" }, only())).toBeUndefined();
  expect(findChromium({}, only("/usr/bin/chromium"))).toBeUndefined();
});

test.each([
  ["linux", true, "apt-get install -y chromium fonts-noto-cjk"],
  ["linux", false, "sudo apt-get install -y chromium fonts-noto-cjk"],
  ["darwin", false, "brew install --cask chromium"],
] as const)("on %s (root: %s) the command is: %s", (platform, isRoot, command) => {
  expect(installCommand({ platform, isRoot })).toBe(command);
});

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names of Chromium and Chrome on the command path, the one that scripts install first. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/** Where the systems that do not use the command path keep it. */
const PLACES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/snap/bin/chromium",
];

/**
 * The browser for end-to-end stories: `CHROMIUM_PATH` when set, else the first Chromium or Chrome found.
 * A `CHROMIUM_PATH` that cannot be run finds nothing: whoever set it meant exactly that one.
 * @param {{ CHROMIUM_PATH?: string | undefined, PATH?: string | undefined }} environment
 * @param {(file: string) => boolean} [canRun]
 * @returns {string | undefined} absolute path of the program
 */
export function findChromium(environment, canRun = isExecutable) {
  if (environment.CHROMIUM_PATH) return canRun(environment.CHROMIUM_PATH) ? environment.CHROMIUM_PATH : undefined;
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...PLACES].find(canRun);
}

/**
 * The one command that installs a Chromium on this kind of machine.
 * @param {{ platform: NodeJS.Platform, isRoot: boolean }} machine
 */
export function installCommand({ platform, isRoot }) {
  if (platform === "darwin") return "brew install --cask chromium";
  return `${isRoot ? "" : "sudo "}apt-get install -y chromium fonts-noto-cjk`;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

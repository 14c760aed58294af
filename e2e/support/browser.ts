import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { ROOT } from "./run-warmline.ts";

/** What a browser on a test machine must not do: sandboxes that need rights, and talk to the outside on its own. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The widths at which every screen is looked at, in CSS pixels: a small phone and a desktop. */
export const WIDTHS = [360, 1440] as const;

/** The machine's own Chromium, found by the test configuration. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "";
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** Somebody at a browser: an own profile, a language, a screen. */
export async function openContext(
  browser: Browser,
  { language, width }: { readonly language: "zh" | "en"; readonly width: (typeof WIDTHS)[number] },
): Promise<BrowserContext> {
  return browser.newContext({
    locale: language === "zh" ? "zh-CN" : "en-US",
    viewport: { width, height: width === 360 ? 740 : 900 },
    reducedMotion: "reduce",
  });
}

/** Keeps a picture of the page in `e2e/screenshots/`, where a person can look at it after the run. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, "e2e/screenshots");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The page at both widths, kept as pictures, and handed to `look` at each. */
export async function atEveryWidth(page: Page, name: string, look: (page: Page) => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await keepPicture(page, `${name}-${String(width)}`);
    await look(page);
  }
  if (before !== null) await page.setViewportSize(before);
}

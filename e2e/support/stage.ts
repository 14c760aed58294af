import type { Browser, BrowserContext } from "playwright-core";
import { openBrowser, openContext, type WIDTHS } from "./browser.ts";
import { makeDataFolder, removeDataFolder } from "./data-folder.ts";
import { type Line, openLine } from "./open-line.ts";
import type { Surroundings } from "./run-warmline.ts";
import { type Program, startProgram } from "./start-program.ts";

/** Somebody with a browser, at the end of a line of his own. */
export interface Seat {
  readonly context: BrowserContext;
  readonly line: Line;
  /** Cuts the line; the browser is told that it is offline, as by the machine that it runs on. */
  readonly goOffline: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
}

/** The built product, running, and a browser to look at it. */
export interface Stage {
  /** Where the installation keeps its data. */
  readonly folder: string;
  readonly program: Program;
  readonly browser: Browser;
  readonly seat: (who: { readonly language: "zh" | "en"; readonly width?: (typeof WIDTHS)[number] }) => Promise<Seat>;
  readonly close: () => Promise<void>;
}

/** Starts a new installation and a browser. */
export async function openStage(surroundings: Surroundings = {}): Promise<Stage> {
  const folder = await makeDataFolder();
  const program = await startProgram(folder, surroundings);
  const browser = await openBrowser();
  const lines: Line[] = [];
  return {
    folder,
    program,
    browser,
    async seat({ language, width = 1440 }) {
      const line = await openLine(program.url);
      lines.push(line);
      const context = await openContext(browser, { language, width });
      return {
        context,
        line,
        async goOffline() {
          line.cut();
          await context.setOffline(true);
        },
        async comeBack() {
          line.mend();
          await context.setOffline(false);
        },
      };
    },
    async close() {
      await browser.close();
      for (const line of lines) await line.close();
      await program.stop();
      await removeDataFolder(folder);
    },
  };
}

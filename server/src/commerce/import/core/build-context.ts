import type { BilingualText, CalendarDay, Language, MinorUnits } from "../../core/text.ts";
import { quoted, type ImportProblem, type ImportProblemCode } from "./import-problem.ts";
import { parseMoment } from "./parse-moment.ts";
import { parseMoney } from "./parse-money.ts";
import type { Sourced } from "./sourced.ts";

/** For which shop a file is read. */
export interface ImportShop {
  readonly shopId: string;
  readonly language: Language;
  readonly currency: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** Slack for clocks that go ahead and for days that began elsewhere. */
const FUTURE_SLACK_MS = 36 * 3_600_000;

/** Reads the values of one draft; what does not fit is written down, and a harmless stand-in is returned. */
export class DraftReader {
  readonly problems: ImportProblem[] = [];
  readonly #shop: ImportShop;
  readonly #locate: Sourced["locate"];

  constructor(shop: ImportShop, locate: Sourced["locate"]) {
    this.#shop = shop;
    this.#locate = locate;
  }

  /** Writes down that something does not fit. */
  refuse(code: ImportProblemCode, path: string, detail: unknown = ""): void {
    this.problems.push({ code, at: this.#locate(path), detail: quoted(detail) });
  }

  /** An amount in minor units; 0 where there is none. */
  money(written: string | number | undefined, path: string, currency = this.#shop.currency): MinorUnits {
    if (written === undefined) return 0;
    const read = parseMoney(written, currency);
    if (read.ok) return read.amount;
    this.refuse(read.code, path, written);
    return 0;
  }

  /** A moment; null where there is none. What has happened cannot lie ahead. */
  moment(written: string | undefined, path: string, may: "past" | "any" = "past"): Date | null {
    if (written === undefined) return null;
    const moment = parseMoment(written, this.#shop.timeZone);
    if (moment === null) this.refuse("value_invalid", path, written);
    else if (may === "past" && moment.getTime() > this.#shop.now.getTime() + FUTURE_SLACK_MS) {
      this.refuse("in_the_future", path, written);
    }
    return moment;
  }

  /** A day that exists. */
  day(written: string | undefined, path: string): CalendarDay | null {
    if (written === undefined) return null;
    if (parseMoment(written, "UTC") === null) this.refuse("value_invalid", path, written);
    return written;
  }

  /** A text: without a language it is in the shop's own. */
  text(written: string | BilingualText): BilingualText {
    if (typeof written !== "string") return written;
    return this.#shop.language === "zh" ? { zh: written } : { en: written };
  }

  /** A text that may be missing. */
  maybeText(written: string | BilingualText | undefined): BilingualText | null {
    return written === undefined ? null : this.text(written);
  }
}

/** Reads drafts that came over the wire: their amounts are whole minor units already. */
export class MinorUnitsReader extends DraftReader {
  override money(written: string | number | undefined): MinorUnits {
    return typeof written === "number" ? written : 0;
  }
}

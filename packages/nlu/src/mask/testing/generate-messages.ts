import { seededRandom } from "../../learn/seeded-random.ts";
import { identityCheck } from "../checksums.ts";
import { CARRIERS, CHINESE, ENGLISH, MAIL_HOSTS } from "./message-parts.ts";
import { type MarkedText, parseMarked } from "./measure-masking.ts";

/** Draws from a seeded source. */
class Draw {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }
  below(count: number): number {
    return Math.floor(this.#random() * count);
  }
  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to draw from");
    return item;
  }
  digits(count: number, first = "0123456789"): string {
    return this.of([...first]) + Array.from({ length: count - 1 }, () => String(this.below(10))).join("");
  }
  letters(count: number, from: string): string {
    return Array.from({ length: count }, () => this.of([...from])).join("");
  }
  between(least: number, most: number): string {
    return String(least + this.below(most - least + 1));
  }
}

const UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const NUMERALS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

type Maker = (draw: Draw) => string;

/** What fills {slots} of the sentences, by type; every maker knows many ways of writing. */
const IDENTIFIERS: Readonly<Record<string, Maker>> = {
  phone_zh: chinesePhone,
  phone_en: (draw) => {
    const [area, exchange, line] = [draw.digits(3, "23456789"), draw.digits(3, "23456789"), draw.digits(4)];
    return draw.of([
      `(${area}) ${exchange}-${line}`,
      `${area}-${exchange}-${line}`,
      `${area}.${exchange}.${line}`,
      `+1 ${area} ${exchange} ${line}`,
      `+1${area}${exchange}${line}`,
      `1-${area}-${exchange}-${line}`,
      `${area} ${exchange} ${line}`,
      `${area}${exchange}${line}`,
    ]);
  },
  identity_zh: (draw) => {
    const seventeen =
      draw.digits(6, "12345") +
      draw.between(1950, 2012) +
      draw.between(1, 12).padStart(2, "0") +
      draw.between(1, 28).padStart(2, "0") +
      draw.digits(3);
    const whole = seventeen + (draw.below(4) === 0 ? draw.digits(1) : identityCheck(seventeen));
    return draw.of([
      whole,
      whole.toLowerCase(),
      `${whole.slice(0, 6)} ${whole.slice(6, 14)} ${whole.slice(14)}`,
      wide(whole),
    ]);
  },
  identity_en: (draw) =>
    draw.of([
      `${draw.digits(3, "12345678")}-${draw.digits(2)}-${draw.digits(4)}`,
      `${draw.digits(3, "12345678")} ${draw.digits(2)} ${draw.digits(4)}`,
    ]),
  passport: (draw) =>
    draw.of([`E${draw.digits(8)}`, `EB${draw.digits(7)}`, `G${draw.digits(8)}`, `H${draw.digits(8)}`]),
  bank_card: (draw) => {
    const card = withLuhn(
      draw.of(["622202", "621700", "622848", "4539", "4111", "5555", "6225"]),
      draw.of([16, 16, 19]),
      draw,
    );
    return draw.of([card, card.replace(/(.{4})(?=.)/g, "$1 "), card.replace(/(.{4})(?=.)/g, "$1-")]);
  },
  email: (draw) =>
    `${draw.letters(3 + draw.below(6), LOWER)}${draw.of(["", ".", "_"])}${draw.digits(1 + draw.below(4))}@${draw.of(MAIL_HOSTS)}`,
  wechat: (draw) =>
    draw.of([
      `${draw.letters(2 + draw.below(4), LOWER)}${draw.digits(4)}`,
      `wxid_${draw.letters(6, LOWER)}${draw.digits(3)}`,
      `${draw.letters(5, LOWER)}_${draw.letters(3, LOWER)}`,
      chinesePhone(draw, true),
    ]),
  qq: (draw) => draw.digits(6 + draw.below(5), "123456789"),
  plate: (draw) => {
    const head = draw.of(Array.from("京沪粤浙苏川渝鲁豫鄂湘闽皖")) + draw.of(Array.from("ABCDEFGH"));
    const tail = draw.of([
      draw.digits(5),
      `${draw.letters(1, UPPER)}${draw.digits(4)}`,
      `D${draw.digits(5)}`,
      `${draw.digits(2)}${draw.letters(1, UPPER)}${draw.digits(2)}`,
    ]);
    return draw.of([head + tail, `${head}·${tail}`, `${head} ${tail}`, (head + tail).toLowerCase()]);
  },
  tracking: (draw) =>
    draw.of([
      `${draw.of(CARRIERS)}${draw.digits(13)}`,
      draw.digits(15, "7"),
      `JDVA${draw.digits(11)}`,
      draw.digits(13, "9"),
    ]),
  tracking_en: (draw) =>
    draw.of([
      `1Z${draw.letters(3, UPPER)}${draw.digits(3)}${draw.digits(10)}`,
      `94${draw.digits(20)}`,
      draw.digits(12, "7"),
      `LX${draw.digits(9)}CN`,
    ]),
  order: (draw) =>
    draw.of([
      draw.digits(19, "234"),
      draw.digits(18, "12"),
      `W${draw.digits(7)}`,
      `WL-${draw.digits(8)}-${draw.digits(4)}`,
      `2026${draw.digits(12)}`,
    ]),
  order_en: (draw) =>
    draw.of([
      `${draw.digits(3, "1")}-${draw.digits(7)}-${draw.digits(7)}`,
      `W${draw.digits(7)}`,
      `WL-${draw.digits(6)}`,
      draw.digits(8),
      `${draw.letters(2, UPPER)}${draw.digits(6)}`,
    ]),
  network: (draw) =>
    [draw.between(11, 220), draw.between(0, 255), draw.between(0, 255), draw.between(1, 254)].join("."),
  link: (draw) =>
    `https://${draw.letters(6, LOWER)}.example.com/${draw.letters(4, LOWER)}?${draw.of(["token", "key", "session"])}=${draw.letters(6, LOWER)}${draw.digits(6)}`,
  birth_zh: (draw) => {
    const [year, month, day] = [draw.between(1955, 2012), draw.between(1, 12), draw.between(1, 28)];
    return draw.of([
      `${year}年${month}月${day}日`,
      `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
      `${year}.${month}.${day}`,
      `${year}/${month}/${day}`,
    ]);
  },
  birth_en: (draw) => {
    const [year, month, day] = [draw.between(1950, 2004), draw.between(1, 12), draw.between(1, 28)];
    return draw.of([
      `${month.padStart(2, "0")}/${day.padStart(2, "0")}/${year}`,
      `${draw.of(ENGLISH.months)} ${day}, ${year}`,
      `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    ]);
  },
  code: (draw) => draw.of([draw.digits(6), draw.digits(8)]),
};

function chinesePhone(draw: Draw, plain = false): string {
  const digits = `1${draw.of(["38", "39", "50", "57", "76", "86", "91", "33"])}${draw.digits(8)}`;
  const [head, middle, tail] = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  if (plain) return digits;
  return draw.of([
    digits,
    digits,
    `${head} ${middle} ${tail}`,
    `${head}-${middle}-${tail}`,
    `+86 ${digits}`,
    `+86${digits}`,
    wide(digits),
    spoken(digits, () => true),
    spoken(digits, () => true).replaceAll("一", "幺"),
    spoken(digits, () => draw.below(2) === 0),
    [...digits].join(" "),
    `0${draw.of(["10", "21", "571", "755", "28"])}-${draw.digits(8, "2345678")}`,
  ]);
}

function spoken(digits: string, isSpoken: () => boolean): string {
  const written = Array.from(digits, (digit) => (isSpoken() ? (NUMERALS[Number(digit)] ?? digit) : digit));
  // One numeral alone would be a digit with a slip; people write several.
  return written.filter((one) => !/\d/.test(one)).length < 2
    ? Array.from(digits, (digit) => NUMERALS[Number(digit)] ?? digit).join("")
    : written.join("");
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0));
}

function withLuhn(prefix: string, length: number, draw: Draw): string {
  const body = prefix + draw.digits(length - prefix.length - 1);
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function chineseName(draw: Draw): string {
  const given = draw.of(CHINESE.given);
  return draw.below(12) === 0 ? draw.of(CHINESE.compounds) + given : draw.of(CHINESE.surnames) + given;
}

function chineseAddress(draw: Draw): string {
  const [province, city, district] = draw.of(CHINESE.places);
  const town = draw.of(["", "", draw.of(CHINESE.towns)]);
  const street = `${draw.of(CHINESE.roads)}${draw.between(1, 1999)}号`;
  const estate = draw.of(CHINESE.estates);
  const house = draw.of([
    `${draw.between(1, 30)}栋${draw.between(1, 4)}单元${draw.between(101, 2803)}`,
    `${draw.between(1, 30)}号楼${draw.between(101, 2803)}室`,
    `${draw.between(1, 30)}-${draw.between(1, 4)}-${draw.between(101, 2803)}`,
    `${draw.of(["A", "B", "C"])}座${draw.between(101, 2803)}`,
    `${draw.between(1, 30)}幢${draw.between(101, 903)}`,
  ]);
  const whole = draw.of([
    `${province}${city}${district}`,
    `${city}${district}`,
    `${province} ${city} ${district} `,
    `${city.replace("市", "")}${district}`,
  ]);
  return draw.of([
    `${whole}${town}${street}`,
    `${whole}${town}${street}${estate}${house}`,
    `${whole}${estate}${house}`,
    `${estate}${house}`,
    street,
    `${whole}${draw.of(CHINESE.villages)}${draw.between(1, 99)}号`,
  ]);
}

function westernName(draw: Draw): string {
  return `${draw.of(ENGLISH.given)} ${draw.of(ENGLISH.surnames)}`;
}

function westernAddress(draw: Draw): string {
  const street = `${draw.between(1, 9900)} ${draw.of(["", "", "N ", "W ", "East "])}${draw.of(ENGLISH.streets)} ${draw.of(ENGLISH.kinds)}`;
  const unit = draw.of([
    "",
    "",
    ` Apt ${draw.between(1, 40)}${draw.of(["", "A", "B"])}`,
    `, Unit ${draw.between(1, 99)}`,
    ` #${draw.between(1, 99)}`,
    `, Suite ${draw.between(100, 900)}`,
  ]);
  const [city, state] = draw.of(ENGLISH.cities);
  const zip = draw.digits(5);
  const place = draw.of([`, ${city}, ${state} ${zip}`, `, ${city} ${state} ${zip}`, `, ${city}, ${state}`, ""]);
  const whole = street + unit + place;
  return draw.of([whole, whole, whole, place.endsWith(zip) ? whole.toLowerCase() : whole]);
}

const PEOPLE: Readonly<Record<string, Maker>> = {
  name_zh: chineseName,
  titled_zh: (draw) => draw.of(CHINESE.surnames) + draw.of(["先生", "女士", "小姐", "老师"]),
  address_zh: chineseAddress,
  name_en: westernName,
  given_en: (draw) => draw.of(ENGLISH.given),
  titled_en: (draw) => `${draw.of(["Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Mr "])}${draw.of(ENGLISH.surnames)}`,
  address_en: westernAddress,
};

/** So many messages of a language, the same for the same seed. */
export function generateMessages(language: "zh" | "en", count: number, seed: number): readonly MarkedText[] {
  const draw = new Draw(seed);
  const { sentences, fillers } = language === "zh" ? CHINESE : ENGLISH;
  return Array.from({ length: count }, () => {
    const sentence = draw.of(sentences).replace(/<([a-z_]+)>/g, (_, slot: string) => fill(slot, draw));
    const filler = draw.of(["", "", draw.of(fillers)]);
    return parseMarked(
      filler === ""
        ? sentence
        : draw.of([
            `${filler}${language === "zh" ? "，" : ". "}${sentence}`,
            `${sentence}${language === "zh" ? "。" : ". "}${filler}`,
          ]),
    );
  });
}

function fill(slot: string, draw: Draw): string {
  const make = IDENTIFIERS[slot] ?? PEOPLE[slot];
  if (!make) throw new Error(`no maker for ${slot}`);
  const type = /^(?:name|titled|given)/.test(slot) ? "name" : slot.replace(/_(?:zh|en)$/, "");
  return `{${type}:${make(draw)}}`;
}

/** A text in both languages. */
export interface SettingText {
  readonly zh: string;
  readonly en: string;
}

/** What reading one value gave: the value, or what is wrong with it. */
export type SettingValue<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: SettingText };

/** One setting: its environment variable, what it means, and how its text is read. */
export interface Setting<Value> {
  readonly name: string;
  /** The kind of value for the table: `0–65535`, `on | off`, `URL`. */
  readonly kind: string;
  /** As it would be written; undefined where nothing is the default. */
  readonly fallback: string | undefined;
  readonly help: SettingText;
  readonly read: (text: string | undefined) => SettingValue<Value>;
}

interface About {
  readonly fallback?: string;
  readonly help: SettingText;
}

const good = <Value>(value: Value): SettingValue<Value> => ({ ok: true, value });
const bad = (zh: string, en: string): SettingValue<never> => ({ ok: false, problem: { zh, en } });

function required<Value>(
  name: string,
  kind: string,
  about: Required<About>,
  read: (text: string) => SettingValue<Value>,
): Setting<Value> {
  return { name, kind, ...about, read: (text) => read(text ?? about.fallback) };
}

function optional<Value>(
  name: string,
  kind: string,
  help: SettingText,
  read: (text: string) => SettingValue<Value>,
): Setting<Value | undefined> {
  return { name, kind, fallback: undefined, help, read: (text) => (text === undefined ? good(undefined) : read(text)) };
}

/** A whole number between two bounds, both included. */
export function integerSetting(name: string, about: Required<About> & { min: number; max: number }): Setting<number> {
  const { min, max, fallback, help } = about;
  const kind = `${min}–${max}`;
  return required(name, kind, { fallback, help }, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max
      ? good(value)
      : bad(`应为 ${kind} 之间的整数`, `must be a whole number, ${kind}`);
  });
}

/** One of a few words. */
export function choiceSetting<const Word extends string>(
  name: string,
  about: Required<About> & { words: readonly Word[] },
): Setting<Word> {
  const { words, fallback, help } = about;
  const kind = words.join(" | ");
  return required(name, kind, { fallback, help }, (text) => {
    const found = words.find((word) => word === text);
    return found === undefined ? bad(`只能是 ${kind}`, `must be one of ${kind}`) : good(found);
  });
}

/** Any text that is not empty. */
export function textSetting(name: string, about: Required<About>): Setting<string> {
  return required(name, "text", about, (text) => good(text));
}

/** A text that has no default; `least` characters at least. */
export function secretSetting(name: string, { help, least }: About & { least: number }): Setting<string | undefined> {
  return optional(name, "text", help, (text) =>
    text.length >= least ? good(text) : bad(`至少 ${least} 个字符`, `must have at least ${least} characters`),
  );
}

/** An address with one of the given protocols (`https:`); kept as it was written. */
export function urlSetting(
  name: string,
  { help, protocols }: About & { protocols: readonly string[] },
): Setting<string | undefined> {
  const kind = protocols.map((protocol) => `${protocol}//…`).join(" | ");
  return optional(name, kind, help, (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url && protocols.includes(url.protocol) ? good(text) : bad(`应为 ${kind}`, `must be ${kind}`);
  });
}

const ADDRESS =
  /^(?:loopback|linklocal|uniquelocal|(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?|[0-9a-f:]+:[0-9a-f:]*(?:\/\d{1,3})?)$/i;

/** A list of addresses or networks, separated by commas; `off` for none. */
export function addressesSetting(name: string, about: Required<About>): Setting<readonly string[]> {
  return required(name, "off | 10.0.0.0/8, …", about, (text) => {
    if (text === "off") return good([]);
    const addresses = text.split(",").map((part) => part.trim());
    return addresses.every((part) => ADDRESS.test(part))
      ? good(addresses)
      : bad("应为 off，或以逗号分隔的 IP、网段", "must be off, or addresses and networks separated by commas");
  });
}

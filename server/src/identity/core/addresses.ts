/** Enough of a shape to be worth writing to; whether it exists, only a letter tells. */
const EMAIL =
  /^[^\s@<>()",;:\\]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** Whether the text can be an e-mail address (at most 254 characters, one @, a domain with a dot). */
export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}

/** A shop page's origin in the form browsers send it, or undefined when the text is none (a path, a wildcard, another scheme). */
export function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare =
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  const plain = /^[a-z0-9.-]+$/.test(url.hostname);
  return bare && plain && (url.protocol === "https:" || url.protocol === "http:") ? url.origin : undefined;
}

/** Whether the text can be a shop's slug: lower-case letters, digits and inner hyphens, at most 40. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text);
}

/** Whether the runtime knows the time zone (`Asia/Shanghai`). */
export function isTimeZone(text: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(text) || text === "UTC";
}

/** Whether the text is a currency code that money is counted in (`CNY`). */
export function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf("currency").includes(text);
}

import type { Address as Written } from "@warmline/nlu/entities";
import { findEntities } from "@warmline/nlu/entities";
import type { Address } from "../../commerce/index.ts";

/** An address that was written, with the person who was named; `incomplete`: a courier could not find the door. */
export type ReadAddress =
  { readonly ok: true; readonly address: Address } | { readonly ok: false; readonly code: "none" | "incomplete" };

/** Longer is no name. */
const RECIPIENT =
  /(?:收件人|收货人|收件|姓名|名字)(?:是|为|写|改成|[:：])?\s*(?<zh>[\p{Script=Han}·]{2,8})|\b(?:recipient|attn|name|for)[:\s]+(?<en>[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3})/u;

/** As people write it under an address: a name, then the phone. */
const BEFORE_PHONE = /[\s,，。](?<zh>\p{Script=Han}{2,4})[\s,，]*(?:电话|手机)?[:：\s]*(?=1[3-9]\d)/u;

/** Reads where a parcel is to go instead; who receives it stays as `before` has it where nobody else is named. */
export function readAddress(text: string, before: Address | null): ReadAddress {
  const entities = findEntities(text);
  const written = entities.flatMap((one) => (one.kind === "address" ? [one.value] : [])).at(-1);
  if (written === undefined) return { ok: false, code: "none" };
  if (!isFindable(written)) return { ok: false, code: "incomplete" };
  const phone = entities.flatMap((one) => (one.kind === "phone" ? [one.value] : [])).at(-1);
  const named = (RECIPIENT.exec(text) ?? BEFORE_PHONE.exec(text))?.groups;
  return {
    ok: true,
    address: {
      ...partsOf(written),
      recipient: named?.["zh"] ?? named?.["en"] ?? before?.recipient ?? "",
      phone: phone ?? before?.phone ?? "",
    },
  };
}

/** A place, and in it a road or an estate with a number. */
function isFindable({ style, parts }: Written): boolean {
  const has = (...levels: readonly string[]): boolean => parts.some(({ level }) => levels.includes(level));
  if (style === "western") return has("road") && has("city") && has("province", "postcode");
  return (
    has("city", "district") && has("road", "estate", "village", "town") && has("number", "building", "unit", "room")
  );
}

const FAR = new Set(["province", "city", "district", "postcode"]);

function partsOf({ style, parts, place }: Written): Omit<Address, "recipient" | "phone"> {
  const of = (level: string): string => parts.find((part) => part.level === level)?.text ?? "";
  const near = parts.filter(({ level }) => !FAR.has(level)).map(({ text }) => text);
  return {
    country: place?.country ?? (style === "chinese" ? "CN" : ""),
    region: of("province"),
    city: of("city"),
    district: of("district"),
    line: near.join(style === "chinese" ? "" : ", "),
    postcode: of("postcode"),
  };
}

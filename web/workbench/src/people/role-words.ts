import type { Language } from "@warmline/contract";
import type { Translate } from "../i18n/i18n.ts";
import { type Me, shopName } from "../session/me.ts";
import type { Grant } from "./people-api.ts";

/** A tier in words; one this build does not know is shown as its number. */
export function tierWords(t: Translate, tier: number): string {
  if (tier === 1) return t("people.tiers.1");
  if (tier === 2) return t("people.tiers.2");
  return tier === 3 ? t("people.tiers.3") : String(tier);
}

/** A role and where it holds, in words: `客服 · 云裳`. */
export function grantWords(
  t: Translate,
  about: { readonly grant: Grant; readonly me: Me; readonly language: Language },
): string {
  const { grant, me, language } = about;
  const place = grant.shopId === null ? t("people.allShops") : shopName(me, grant.shopId, language);
  return `${t(`people.role.${grant.role}`)} · ${place}`;
}

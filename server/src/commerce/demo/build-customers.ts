import type { Address } from "../core/address.ts";
import type { BilingualText } from "../core/text.ts";
import { stableId } from "../store/stable-id.ts";
import {
  CHINESE_FAMILY_NAMES,
  CHINESE_GIVEN_NAMES,
  ENGLISH_FAMILY_NAMES,
  ENGLISH_GIVEN_NAMES,
} from "./content/names.ts";
import type { CitySeed } from "./content/places.ts";
import type { ShopSeed } from "./content/shop-seed.ts";
import type { DemoCustomer } from "./demo-organization.ts";
import { drawFor, type Draw } from "./draw.ts";

/** Customers per shop beside those with a story. */
const CUSTOMERS_PER_SHOP = 146;

/** A customer with where his parcels go. */
export interface Shopper {
  readonly customer: DemoCustomer;
  readonly address: Address;
}

/** For which shop customers are made. */
export interface CustomerSetting {
  readonly seed: number;
  readonly organizationId: string;
  readonly shop: ShopSeed;
}

/** The shop's many customers who have no story. */
export function buildShoppers(setting: CustomerSetting): readonly Shopper[] {
  return Array.from({ length: CUSTOMERS_PER_SHOP }, (_, index) => {
    const externalId = `c${String(index + 1).padStart(4, "0")}`;
    const draw = drawFor(setting.seed, setting.shop.slug, "customer", index);
    const name = setting.shop.language === "zh" ? chineseName(draw) : englishName(draw);
    return buildShopper(setting, { externalId, name, featured: null });
  });
}

/** One customer, with a home in one of the shop's cities. */
export function buildShopper(
  { seed, organizationId, shop }: CustomerSetting,
  who: { readonly externalId: string; readonly name: string; readonly featured: BilingualText | null },
): Shopper {
  const draw = drawFor(seed, shop.slug, "home", who.externalId);
  const customer: DemoCustomer = {
    id: stableId(organizationId, "customer", shop.slug, who.externalId),
    displayName: who.name,
    shopSlug: shop.slug,
    externalId: who.externalId,
    featured: who.featured,
  };
  return { customer, address: homeIn(draw.pick(shop.cities), who.name, draw) };
}

function chineseName(draw: Draw): string {
  return draw.pick(CHINESE_FAMILY_NAMES) + draw.pick(CHINESE_GIVEN_NAMES);
}

function englishName(draw: Draw): string {
  return `${draw.pick(ENGLISH_GIVEN_NAMES)} ${draw.pick(ENGLISH_FAMILY_NAMES)}`;
}

/** A home: a real street of a real city, with a house that may not exist; telephone numbers cannot be dialled. */
export function homeIn(city: CitySeed, recipient: string, draw: Draw): Address {
  const district = draw.pick(city.districts);
  const street = draw.pick(city.streets);
  const { country, region, city: name, postcode } = city;
  const digits = (count: number): string => Array.from({ length: count }, () => draw.int(0, 9)).join("");
  if (country === "US") {
    const line = `${draw.int(10, 9800)} ${street}${draw.percent(40) ? ` Apt ${draw.int(1, 40)}` : ""}`;
    return { recipient, phone: `+1 555 01${digits(2)}`, country, region, city: name, district, line, postcode };
  }
  const line = `${street}${draw.int(1, 600)}号${draw.int(1, 20)}幢${draw.int(1, 30)}0${draw.int(1, 4)}室`;
  // No mobile number begins with 100.
  return { recipient, phone: `100${digits(8)}`, country, region, city: name, district, line, postcode };
}

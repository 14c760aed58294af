import { stableId } from "../store/stable-id.ts";
import type { DemoPerson } from "./demo-organization.ts";

const ADDRESS = "demo.warmline.example";

interface ShopPeople {
  readonly slug: string;
  readonly language: "zh" | "en";
  readonly owner: string;
  readonly tiers: readonly [string, string, string];
}

const SHOPS: readonly ShopPeople[] = [
  { slug: "yunshang", language: "zh", owner: "云裳店主 苏婉", tiers: ["一线 小暖", "二线 阿宁", "专家 顾老师"] },
  { slug: "shanwei", language: "zh", owner: "山味店主 老秦", tiers: ["一线 小满", "二线 阿岳", "专家 沈老师"] },
  { slug: "mingmou", language: "zh", owner: "明眸店主 温雅", tiers: ["一线 小晴", "二线 阿澄", "专家 陆医生"] },
  {
    slug: "northfield",
    language: "en",
    owner: "Northfield owner Dana",
    tiers: ["Sam, first line", "Robin, second line", "Alex, expert"],
  },
];

const TIER_NAMES = ["first", "second", "expert"] as const;

/** One admin; per shop an owner and an agent of each tier. `first.yunshang@…`, `owner.yunshang@…`, `admin@…`. */
export function buildPeople(organizationId: string): readonly DemoPerson[] {
  const id = (name: string): string => stableId(organizationId, "person", name);
  const admin: DemoPerson = {
    id: id("admin"),
    email: `admin@${ADDRESS}`,
    displayName: "管理员 Admin",
    language: "zh",
    tier: 3,
    role: "admin",
    shopSlug: null,
  };
  return [admin, ...SHOPS.flatMap((shop) => peopleOf(shop, id))];
}

function peopleOf(shop: ShopPeople, id: (name: string) => string): readonly DemoPerson[] {
  const person = (name: string, rest: Pick<DemoPerson, "displayName" | "tier" | "role">): DemoPerson => ({
    ...rest,
    id: id(`${name}.${shop.slug}`),
    email: `${name}.${shop.slug}@${ADDRESS}`,
    language: shop.language,
    shopSlug: shop.slug,
  });
  return [
    person("owner", { displayName: shop.owner, tier: 3, role: "owner" }),
    ...([1, 2, 3] as const).map((tier) =>
      person(TIER_NAMES[tier - 1] ?? "first", { displayName: shop.tiers[tier - 1] ?? "", tier, role: "agent" }),
    ),
  ];
}

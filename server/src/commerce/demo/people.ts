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
  { slug: "yunshang", language: "zh", owner: "苏婉", tiers: ["小暖", "阿宁", "顾老师"] },
  { slug: "shanwei", language: "zh", owner: "老秦", tiers: ["小满", "阿岳", "沈老师"] },
  { slug: "mingmou", language: "zh", owner: "温雅", tiers: ["小晴", "阿澄", "陆医生"] },
  {
    slug: "northfield",
    language: "en",
    owner: "Dana",
    tiers: ["Sam", "Robin", "Alex"],
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

import type { RegionGroup } from "./shop-rules.ts";

const SUFFIX = /(?:壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治区|省|市)$/;

/** A province or state without what is only its kind: 浙江省 → 浙江, 广西壮族自治区 → 广西, `ca` → `CA`. */
export function regionKey(region: string): string {
  return region.normalize("NFKC").trim().replace(SUFFIX, "").toUpperCase();
}

/** The rule for a region: the one that names it, else the one for every other region (`*`), else undefined. */
export function ruleForRegion<R extends { readonly to: RegionGroup }>(
  rules: readonly R[],
  region: string,
): R | undefined {
  const wanted = regionKey(region);
  return (
    rules.find((rule) => rule.to.regions.some((named) => regionKey(named) === wanted)) ??
    rules.find((rule) => rule.to.regions.includes("*"))
  );
}

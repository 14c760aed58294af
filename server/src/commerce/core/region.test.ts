import { describe, expect, it } from "vitest";
import { regionKey, ruleForRegion } from "./region.ts";

const rule = (name: string, ...regions: readonly string[]) => ({ to: { name: { en: name }, regions } });
const rules = [rule("east", "浙江", "上海"), rule("far", "新疆", "内蒙古"), rule("others", "*")];

describe("regions", () => {
  it.each([
    ["浙江省", "浙江"],
    ["上海市", "上海"],
    ["广西壮族自治区", "广西"],
    ["新疆维吾尔自治区", "新疆"],
    ["内蒙古自治区", "内蒙古"],
    ["香港特别行政区", "香港"],
    [" ca ", "CA"],
  ])("knows %s as %s", (written, key) => {
    expect(regionKey(written)).toBe(key);
  });

  it.each([
    ["浙江省", "east"],
    ["内蒙古自治区", "far"],
    ["西藏", "others"],
    ["", "others"],
  ])("sends %j by the rule for %s", (region, name) => {
    expect(ruleForRegion(rules, region)?.to.name.en).toBe(name);
  });

  it("has no rule where nobody made one", () => {
    expect(ruleForRegion(rules.slice(0, 2), "西藏")).toBeUndefined();
  });
});

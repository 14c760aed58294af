import { describe, expect, it } from "vitest";
import { ATTRIBUTE_KEYS, attributeKeyOf } from "./attribute-keys.ts";

describe("attribute keys", () => {
  it.each([
    ["面料", "material"],
    ["材质", "material"],
    ["Fabric", "material"],
    ["含水量", "water_content"],
    ["BC", "base_curve"],
    ["water content", "water_content"],
    ["material", "material"],
  ])("takes %s for %s", (name, key) => {
    expect(attributeKeyOf(name)).toBe(key);
  });

  it("does not guess", () => {
    expect(attributeKeyOf("星座")).toBeUndefined();
    expect(attributeKeyOf("")).toBeUndefined();
    expect(attributeKeyOf("__proto__")).toBeUndefined();
  });

  it("has a name in both languages for each", () => {
    for (const { name } of Object.values(ATTRIBUTE_KEYS)) expect([name.zh, name.en].filter(Boolean)).toHaveLength(2);
  });
});

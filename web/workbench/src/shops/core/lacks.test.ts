import { expect, test } from "vitest";
import { lacks, tidy } from "./lacks.ts";
import { OFFER_FIELDS, RULE_SECTIONS } from "./said-spec.ts";

const groups = RULE_SECTIONS.flatMap((section) => section.groups);
const inputOf = (key: string) => groups.find((group) => group.key === key)?.input ?? { kind: "text" as const };

test("what is needed and not there is named by its path, within lists too", () => {
  expect(lacks({ text: { zh: "当天发" } }, inputOf("dispatch"), "/dispatch")).toEqual([
    "/dispatch/hours",
    "/dispatch/cutoff",
  ]);
  const warehouse = { code: "hz", name: { zh: "杭州仓" }, place: { region: "浙江", city: "杭州", name: { zh: "" } } };
  expect(lacks([warehouse], inputOf("warehouses"), "/warehouses")).toEqual(["/warehouses/0/place/name"]);
  expect(
    lacks(
      [{ ...warehouse, place: { region: "浙江", city: "杭州", name: { en: "Hangzhou" } } }],
      inputOf("warehouses"),
      "",
    ),
  ).toEqual([]);
});

test("a part that may be left out lacks nothing while it is empty", () => {
  const place = { region: "浙江", city: "杭州", name: { zh: "杭州" } };
  const warehouse = { code: "hz", name: { zh: "仓" }, place, displayedPlace: { region: "", city: "", name: {} } };
  expect(lacks([warehouse], inputOf("warehouses"), "/w")).toEqual([]);
  expect(lacks([{ ...warehouse, displayedPlace: { city: "广州" } }], inputOf("warehouses"), "/w")).toEqual([
    "/w/0/displayedPlace/region",
    "/w/0/displayedPlace/name",
  ]);
});

test("what belongs to another choice is neither needed nor sent", () => {
  const offer = { kind: "promotion", howToGet: { zh: "领" }, off: { kind: "percent", amount: 5, percent: 20 } };
  const input = { kind: "list", of: OFFER_FIELDS } as const;
  expect(tidy([offer], input)).toEqual([{ kind: "promotion", off: { kind: "percent", percent: 20 } }]);
  expect(lacks([offer], input, "")).toEqual(["/0/code", "/0/name", "/0/startsAt", "/0/endsAt"]);
});

test("every group is on the screen once", () => {
  expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
  expect(groups).toHaveLength(22);
});

import { expect, test } from "vitest";
import { placesOf, placeWords } from "./place.ts";

const waiting = (id: string, shopId: string, minute: number) => ({
  id,
  shopId,
  epoch: 2,
  queuedAt: new Date(minute * 60_000),
  notTo: null,
});
const agent = (shops: "*" | readonly string[]) => ({
  id: "a",
  name: "小满",
  shops,
  capacity: 1,
  load: 1,
  lastAssignedAt: null,
});

test("places count within a shop, by who has waited longest", () => {
  const places = placesOf({
    waiting: [waiting("late", "s1", 9), waiting("other", "s2", 1), waiting("early", "s1", 3)],
    agents: [agent(["s1"])],
    waits: [
      { shopId: "s1", wait: 30_000 },
      { shopId: "s1", wait: 200_000 },
      { shopId: "s1", wait: 900_000 },
    ],
  });
  expect(places).toEqual([
    { id: "other", epoch: 2, ahead: 0, isServed: false, minutes: null },
    { id: "early", epoch: 2, ahead: 0, isServed: true, minutes: 4 },
    { id: "late", epoch: 2, ahead: 1, isServed: true, minutes: 4 },
  ]);
});

test("the words say the place, the wait where it is known, and that nobody is there", () => {
  const place = { id: "x", epoch: 1, ahead: 2, isServed: true, minutes: 4 };
  expect(placeWords(place, "zh")).toBe("您排在第3位，前面还有2位顾客。最近大约等待4分钟。");
  expect(placeWords({ ...place, ahead: 0, minutes: null }, "en")).toBe("You are next in line.");
  expect(placeWords({ ...place, isServed: false }, "zh")).toContain("没有客服在线");
});

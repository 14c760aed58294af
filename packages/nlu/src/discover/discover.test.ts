import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";
import { discover } from "./index.ts";

const TOPICS = {
  dispatch: ["什么时候发货", "几天能发货呢", "今天能发货吗", "多久可以发货呀", "还没发货吗亲", "发货要等几天"],
  invoice: ["可以开发票吗", "发票怎么开", "能开公司发票吗", "开发票要什么信息", "电子发票在哪看", "发票抬头怎么写"],
  refund: [
    "where is my refund",
    "when do i get my refund",
    "has my refund been sent",
    "refund not received yet",
    "is the refund on its way",
    "how long does a refund take",
  ],
};
const texts = Object.values(TOPICS).flat();
const WORDS = [
  "parcel shipping delivered courier tracking arrive dispatch late",
  "refund money return back returned credit repaid cancel",
  "size larger smaller fits tight loose measure chart",
  "card payment pay failed declined instalments charged bank",
  "发货 快递 物流 几天 到货 催单 包裹 派送",
  "发票 抬头 税号 开票 专票 电子票 报销 公司",
].map((line) => line.split(" "));
const COMMON = ["please", "my", "the", "can", "you", "hello", "is", "for"];

/** Texts about six things, so many about each, one thing after the other. */
function drawTexts(each: number, seed = 3): readonly string[] {
  const random = seededRandom(seed);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? "";
  const draw = (words: readonly string[]) => [COMMON, words, words, COMMON, words].map(pick).join(" ");
  return WORDS.flatMap((words) => Array.from({ length: each }, () => draw(words)));
}

const topicOf = (index: number) => Object.values(TOPICS).findIndex((topic) => topic.includes(texts[index] ?? ""));

describe("discover", () => {
  const grouping = discover(texts);

  it("finds the topics, and how many there are", () => {
    expect(grouping.groups).toHaveLength(3);
    for (const { members } of grouping.groups) expect(new Set(members.map(topicOf)).size).toBe(1);
  });

  it.each([15, 30, 60, 120])("finds six things in six times %i texts", (each) => {
    const { groups } = discover(drawTexts(each));
    expect(groups.map(({ members }) => members.map((index) => Math.floor(index / each)))).toEqual(
      WORDS.map((_, thing) => Array.from({ length: each }, () => thing)),
    );
  });

  it("groups as finely as it is told", () => {
    const counts = [1, 4, 16].map((resolution) => discover(drawTexts(30), { resolution }).groups.length);
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
    expect(new Set(counts).size).toBe(3);
  });

  it("suggests labels and representatives that people recognise", () => {
    const labels = grouping.groups.map(({ label }) => label.join(" "));
    for (const word of ["发货", "发票", "refund"])
      expect(labels.filter((label) => label.includes(word))).toHaveLength(1);
    for (const { representatives, members } of grouping.groups) {
      expect(representatives).toHaveLength(3);
      expect(members).toEqual(expect.arrayContaining([...representatives]));
    }
  });

  it("puts new texts where grouping all together would have put them, as surely as it says", () => {
    const old = drawTexts(30);
    const fresh = drawTexts(30, 9);
    const assign = discover(old).assigner(0.95);
    const together = discover([...old, ...fresh]).groupOf;
    const groupOf = discover(old).groupOf;
    const assigned = fresh.flatMap((text, index) => {
      const group = assign(text)?.group;
      return group === undefined ? [] : [together[groupOf.indexOf(group)] === together[old.length + index]];
    });
    expect(assigned.length).toBeGreaterThan(fresh.length / 2);
    expect(assigned.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * assigned.length);
  });

  it("leaves out new texts that say nothing, or nothing known", () => {
    const assign = discover(drawTexts(30)).assigner(0.9);
    expect(["", "？！", "蘑菇炖鸡", "zebra crossing"].map(assign)).toEqual(Array(4).fill(undefined));
  });

  it("assigns nothing where so few texts show nothing, and says so", () => {
    const assign = grouping.assigner(0.95);
    expect(assign.least).toBeUndefined();
    expect(texts.map(assign)).toEqual(texts.map(() => undefined));
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses %d as a precision", (precision) => {
    expect(() => grouping.assigner(precision)).toThrow(RangeError);
  });

  it("makes the same groups of the same texts in another order, and of copies", () => {
    const order = shuffledIndexes(texts.length, seededRandom(5));
    const mixed = discover([...Array.from(order, (index) => texts[index] ?? ""), texts[0] ?? ""]);
    const together = (groupOf: ArrayLike<number>, left: number, right: number) => groupOf[left] === groupOf[right];
    const place = (index: number) => order.indexOf(index);
    for (let left = 0; left < texts.length; left += 1)
      for (let right = 0; right < left; right += 1)
        expect(together(mixed.groupOf, place(left), place(right))).toBe(together(grouping.groupOf, left, right));
    expect(mixed.groupOf[texts.length]).toBe(mixed.groupOf[place(0)]);
  });

  it.each([[[]], [[""]], [["hi"]], [["!!", "??"]], [["退货", "退货", "退货"]], [["a", "b"]]])(
    "has a defined answer for %j",
    (few) => {
      const { groups, groupOf, outliers } = discover(few);
      expect(groupOf).toHaveLength(few.length);
      expect(groups.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual(
        few.flatMap((_, index) => ((groupOf[index] ?? -1) >= 0 ? [index] : [])),
      );
      for (const index of outliers) expect(index).toBeLessThan(few.length);
    },
  );

  it("keeps its promises about any texts", () => {
    const any = fc.array(fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom(...texts)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(any, (given) => {
        const { groups, groupOf } = discover(given);
        for (const [number, { members, representatives, cohesion, label }] of groups.entries()) {
          expect(members.every((index) => groupOf[index] === number)).toBe(true);
          expect(representatives.length).toBeGreaterThan(0);
          expect(cohesion >= 0 && cohesion <= 1).toBe(true);
          expect(label.length).toBeLessThanOrEqual(3);
        }
        expect(groups.reduce((sum, { members }) => sum + members.length, 0)).toBe(
          [...groupOf].filter((group) => group >= 0).length,
        );
      }),
      { numRuns: 30 },
    );
  });
});

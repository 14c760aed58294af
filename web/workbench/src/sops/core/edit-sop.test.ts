import type { Sop, SopStep } from "@warmline/contract";
import { expect, test } from "vitest";
import {
  addStep,
  asking,
  changeStep,
  freshValue,
  isSame,
  moveStep,
  NEW_SOP,
  newStep,
  removeStep,
  STEP_KINDS,
} from "./edit-sop.ts";

const say = (id: string, next: string | null): SopStep => ({ ...newStep("say", id, next) });
const sopOf = (...steps: readonly SopStep[]): Sop => ({ ...NEW_SOP, steps: [...steps] });
const ids = ({ steps }: Sop) => steps.map(({ id }) => id);
const nexts = ({ steps }: Sop) => steps.map((step) => ("next" in step ? step.next : undefined));

test("steps follow each other as they are added, each with an id of its own", () => {
  const sop = addStep(addStep(addStep(NEW_SOP, "say", null), "ask", null), "hand_over", null);
  expect(ids(sop)).toEqual(["s1", "s2", "s3"]);
  expect(nexts(sop)).toEqual(["s2", "s3", undefined]);
});

test("one in between goes on to where the one before went", () => {
  const sop = addStep(sopOf(say("s1", "s2"), say("s2", null)), "look_up", "s1");
  expect([ids(sop), nexts(sop)]).toEqual([
    ["s1", "s3", "s2"],
    ["s3", "s2", null],
  ]);
});

test("what led to a removed step goes on to where it went", () => {
  const offer = newStep("offer", "o", "b");
  const choose = newStep("choose", "c", "b");
  const sop = removeStep(sopOf(say("a", "b"), say("b", "d"), choose, offer, say("d", null)), "b");
  expect(nexts(sop)[0]).toBe("d");
  expect(JSON.stringify(sop.steps)).not.toContain('"b"');
  expect(removeStep(sop, "nobody")).toBe(sop);
});

test("a step that leads to itself is gone for good", () => {
  expect(nexts(removeStep(sopOf(say("a", "b"), say("b", "b")), "b"))).toEqual([null]);
});

test("steps move one place, and not out of the list", () => {
  const sop = sopOf(say("a", null), say("b", null));
  expect(ids(moveStep(sop, "b", -1))).toEqual(["b", "a"]);
  expect(moveStep(sop, "a", -1)).toBe(sop);
  expect(moveStep(sop, "b", 1)).toBe(sop);
});

test("the order in which languages were written is no difference, a word is", () => {
  const titled = (title: Sop["title"]): Sop => ({ ...NEW_SOP, title });
  expect(isSame(titled({ zh: "试", en: "Trial" }), titled({ en: "Trial", zh: "试" }))).toBe(true);
  expect(isSame(titled({ zh: "试" }), titled({ zh: "试试" }))).toBe(false);
  expect(isSame(sopOf(say("a", null), say("b", null)), sopOf(say("b", null), say("a", null)))).toBe(false);
});

test("every kind can be made and changed, and options get values of their own", () => {
  for (const kind of STEP_KINDS) expect(newStep(kind, "x", null)).toMatchObject({ id: "x", kind });
  const changed = changeStep(sopOf(say("a", null)), { ...newStep("say", "a", "b"), id: "a" });
  expect(nexts(changed)).toEqual(["b"]);
  expect(freshValue([{ value: "o1" }, { value: "o3" }])).toBe("o2");
});

test("what asks for words has no buttons left, and one to write as soon as it asks for a choice again", () => {
  const step = newStep("ask", "a", null);
  if (step.kind !== "ask") throw new Error("a step of its kind");
  const words = asking(step, "text");
  expect([words.asks, words.options]).toEqual(["text", []]);
  expect(asking(words, "choice").options).toEqual([{ value: "o1", label: {} }]);
});

import { describe, expect, test } from "vitest";
import { createPageMemory } from "./page-memory.ts";

/** A storage that shows its texts as its own fields, as a browser's does. */
class FakeStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    const text = Object.hasOwn(this, key) ? this[key] : null;
    return typeof text === "string" ? text : null;
  }

  setItem(key: string, text: string): void {
    this[key] = text;
  }

  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

describe("what the page keeps for the frame", () => {
  test("goes to all tabs, but unsent messages to the one that wrote them", () => {
    const [shared, tab] = [new FakeStorage(), new FakeStorage()];
    shared.setItem("shop:basket", "3");
    const memory = createPageMemory(() => ({ shared, tab }));
    memory.write("warmline:a:anonymous", "session");
    memory.write("warmline:a:anonymous:outbox", "unsent");
    expect([Object.keys(shared), Object.keys(tab)]).toEqual([
      ["shop:basket", "warmline:a:anonymous"],
      ["warmline:a:anonymous:outbox"],
    ]);
    expect(memory.readAll("warmline:a:")).toEqual({
      "warmline:a:anonymous": "session",
      "warmline:a:anonymous:outbox": "unsent",
    });
    memory.write("warmline:a:anonymous", "");
    expect(memory.read("warmline:a:anonymous")).toBeNull();
  });

  test("is nothing on a page that may keep nothing", () => {
    const memory = createPageMemory(() => {
      throw new Error("denied");
    });
    memory.write("warmline:a:x", "1");
    expect(memory.read("warmline:a:x")).toBeNull();
    expect(memory.readAll("")).toEqual({});
  });
});

import { describe, expect, test } from "vitest";
import { type Peer, readFrom, tell, TO_PAGE, type ToFrame, type ToPage } from "./bridge.ts";

/** A window as far as the bridge knows it. */
function windowThatHears(): { window: Pick<Window, "postMessage">; heard: unknown[][] } {
  const heard: unknown[][] = [];
  return { window: { postMessage: (...said: unknown[]) => void heard.push(said) }, heard };
}

const ORIGIN = "https://help.example";

describe("what comes over the bridge", () => {
  const { window } = windowThatHears();
  const peer: Peer = { window: () => window, origin: ORIGIN };
  const read = (data: unknown, from: { origin?: string; source?: unknown } = {}): ToPage | null =>
    readFrom<ToPage>({ origin: ORIGIN, source: window, ...from, data }, peer, TO_PAGE);

  test("is read from the peer", () => {
    expect(read({ warmline: { type: "unread", count: 3 } })).toEqual({ type: "unread", count: 3 });
  });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["an origin that only begins alike", { origin: `${ORIGIN}.evil` }],
    ["another window", { source: windowThatHears().window }],
    ["no window", { source: null }],
  ])("is not read from %s", (_name, from) => {
    expect(read({ warmline: { type: "close" } }, from)).toBeNull();
  });

  test.each([
    null,
    "close",
    [],
    {},
    { warmline: null },
    { warmline: "close" },
    { warmline: { type: "unread" } },
    { warmline: { type: "unread", count: "3" } },
    { warmline: { type: "unread", count: -1 } },
    { warmline: { type: "accent", colour: "red;}" } },
    { warmline: { type: "token", token: "x" } },
    { warmline: { type: "__proto__" } },
    { warmline: { type: "constructor" } },
    { warmline: { type: 7 } },
  ])("is not read when it is no message of these types: %j", (data) => {
    expect(read(data)).toBeNull();
  });

  test("is nothing while there is no frame yet", () => {
    const none: Peer = { window: () => undefined, origin: ORIGIN };
    const event = { origin: ORIGIN, source: null, data: { warmline: { type: "close" } } };
    expect(readFrom<ToPage>(event, none, TO_PAGE)).toBeNull();
  });
});

test("messages are addressed to the peer's origin and nobody else", () => {
  const { window, heard } = windowThatHears();
  const message: ToFrame = { type: "token", token: "secret", kept: {} };
  tell({ window: () => window, origin: ORIGIN }, message);
  expect(heard).toEqual([[{ warmline: message }, ORIGIN]]);
});

import { expect, test } from "vitest";
import { NEW_DIALOGUE } from "./dialogue.ts";
import { offering } from "./ending.ts";
import { reply } from "./reply.ts";
import { sayIn } from "./say.ts";
import { KEY_WORDING } from "./test-facts.ts";

function offered(intent: string, text: string): string {
  const open = [{ intent, text, order: null, product: null, offered: false }];
  const said = { ...reply("<told>"), kind: "answer" as const, dialogue: { ...NEW_DIALOGUE, open } };
  return offering(sayIn(KEY_WORDING, "zh"), said, () => "TITLE").text;
}

test.each([
  ["快递没送上门！！", "快递没送上门"],
  ["nobody brought it to my door\nthe first", "nobody brought it to my door"],
  ["门".repeat(80), `${"门".repeat(60)}…`],
])("a wish that was put off is offered as its customer put it: %s", (text, words) => {
  expect(offered("logistics.no_home_delivery", text)).toBe(`<told>\n<open.offer> words=${words}`);
});

test.each([
  ["item.damaged", ""],
  ["sop:warranty", "保修"],
  ["order.status", "订单 700112 到哪了"],
  ["logistics.no_home_delivery", "垃圾快递没送上门"],
])("a picture without words, a shop's process, figures and scolding by the title: %s %s", (intent, text) => {
  expect(offered(intent, text)).toBe("<told>\n<open.offer.titled> title=TITLE");
});

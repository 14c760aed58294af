import { expect, test } from "vitest";
import { drawTimeline } from "./draw-timeline.ts";

test("a run is drawn as a curve with a mark for each kill and a name for each phase", () => {
  const svg = drawTimeline([
    { at: 0, phase: "one server" },
    { at: 1, acknowledged: 10 },
    { at: 2, kill: "database" },
    { at: 4, acknowledged: 40 },
  ]);
  expect(svg).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/);
  expect(svg).toContain(">one server</text>");
  expect(svg).toContain(">4 s</text>");
  const [first, last] = /points="([^"]+)"/.exec(svg)?.[1]?.split(" ") ?? [];
  expect([first, last]).toEqual(["284,234", "944,48"]);
  expect(svg.match(/stroke="#7c3aed"/g)).toHaveLength(1);
});

test("a run that ended at once is a picture, too", () => {
  expect(drawTimeline([])).toContain('points=""');
});

import type { Measured } from "./engine.ts";

const WIDTH = 760;
const PANEL = 300;
const LEFT = 70;
const RIGHT = 30;
const TOP = 54;
const BOTTOM = 50;
/** Around what was measured, in shares of accuracy. */
const MARGIN = 0.01;
const LEAST_SECONDS = 0.5;
const OURS = "Warmline";

/** Accuracy over the processor time of training, a panel for each set and a point for each engine, as an SVG. */
export function drawComparison(sets: Readonly<Record<string, readonly Measured[]>>): string {
  const panels = Object.entries(sets);
  const height = panels.length * PANEL;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...panels.map(([name, all], index) => drawPanel(name, all, index * PANEL)),
    "</svg>\n",
  ].join("\n");
}

function drawPanel(name: string, all: readonly Measured[], top: number): string {
  const x = secondsScale(all);
  const { y, ticks } = accuracyScale(all);
  const [left, right, bottom] = [LEFT, WIDTH - RIGHT, PANEL - BOTTOM];
  return [
    `<g transform="translate(0 ${top})">`,
    `<text x="${left}" y="26" font-size="16" font-weight="600" fill="#222">${name}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#e5e5e5"/><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end" fill="#666">${(tick * 100).toFixed(0)} %</text>`,
    ),
    ...x.ticks.map(
      (tick) =>
        `<line x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${bottom}" y2="${bottom + 5}" stroke="#999"/><text x="${x.at(tick)}" y="${bottom + 20}" text-anchor="middle" fill="#666">${tick} s</text>`,
    ),
    `<line x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="#999"/>`,
    `<text x="${right}" y="${bottom + 38}" text-anchor="end" fill="#666">training, processor seconds (each mark ten times the last) · accuracy upwards</text>`,
    ...all.map((measured) => drawPoint(measured, x.at(measured.trainCpuSeconds), y(measured.accuracy))),
    "</g>",
  ].join("\n");
}

function drawPoint({ engine, accuracy }: Measured, x: number, y: number): string {
  const ours = engine === OURS;
  const fill = ours ? "#c2410c" : "#6b7280";
  // Ours above its point, the others beside theirs, so that close ones can be read.
  const beside = x > WIDTH * 0.7 ? `x="${x - 12}" y="${y + 5}" text-anchor="end"` : `x="${x + 12}" y="${y + 5}"`;
  const at = ours ? `x="${x}" y="${y - 13}" text-anchor="middle" font-weight="600"` : beside;
  return `<circle cx="${x}" cy="${y}" r="7" fill="${fill}"/><text ${at} fill="${fill}">${engine} ${(accuracy * 100).toFixed(1)} %</text>`;
}

/** Powers of ten that hold all that was measured. */
function secondsScale(all: readonly Measured[]): {
  readonly at: (seconds: number) => number;
  readonly ticks: readonly number[];
} {
  const logs = all.map(({ trainCpuSeconds }) => Math.log10(Math.max(LEAST_SECONDS, trainCpuSeconds)));
  const [from, to] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs, Math.min(...logs) + 0.1))];
  const at = (seconds: number): number =>
    whole(LEFT + ((Math.log10(Math.max(LEAST_SECONDS, seconds)) - from) / (to - from)) * (WIDTH - LEFT - RIGHT));
  return { at, ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)) };
}

function accuracyScale(all: readonly Measured[]): {
  readonly y: (share: number) => number;
  readonly ticks: readonly number[];
} {
  const shares = all.map(({ accuracy }) => accuracy);
  const from = Math.floor((Math.min(...shares) - MARGIN) * 100);
  const to = Math.ceil((Math.max(...shares) + MARGIN) * 100);
  const y = (share: number): number =>
    whole(PANEL - BOTTOM - ((share * 100 - from) / (to - from)) * (PANEL - TOP - BOTTOM));
  return {
    y,
    ticks: Array.from({ length: to - from + 1 }, (_, index) => (from + index) / 100).filter(
      (_, index) => index % 2 === 0,
    ),
  };
}

function whole(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A moment of a run: seconds since the traffic began, and what was then. */
export type Drawn =
  | { readonly at: number; readonly acknowledged: number }
  | { readonly at: number; readonly kill: "server" | "database" | "client" }
  | { readonly at: number; readonly phase: string };

const WIDTH = 960;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 16;
const TOP = 48;
const BOTTOM = 64;
const COLOURS = { server: "#c2410c", database: "#7c3aed", client: "#0369a1" } as const;

/** Acknowledged messages over time as an SVG, with a mark for each kill and a line where a phase begins. */
export function drawTimeline(moments: readonly Drawn[]): string {
  const end = Math.max(1, ...moments.map(({ at }) => at));
  const most = Math.max(1, ...moments.map((moment) => ("acknowledged" in moment ? moment.acknowledged : 0)));
  const x = (at: number): number => round(LEFT + (at / end) * (WIDTH - LEFT - RIGHT));
  const y = (count: number): number => round(HEIGHT - BOTTOM - (count / most) * (HEIGHT - TOP - BOTTOM));
  const curve = moments.flatMap((moment) =>
    "acknowledged" in moment ? [`${x(moment.at)},${y(moment.acknowledged)}`] : [],
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...moments.flatMap((moment) => ("phase" in moment ? drawPhase(moment.phase, x(moment.at)) : [])),
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(0)}" y2="${y(0)}" stroke="#999"/>`,
    ...moments.flatMap((moment) => ("kill" in moment ? drawKill(moment.kill, x(moment.at), y(0)) : [])),
    `<polyline points="${curve.join(" ")}" fill="none" stroke="#111" stroke-width="2"/>`,
    `<text x="${LEFT - 8}" y="${y(most) + 4}" text-anchor="end">${most}</text>`,
    `<text x="${LEFT - 8}" y="${y(0) + 4}" text-anchor="end">0</text>`,
    `<text x="${WIDTH - RIGHT}" y="${HEIGHT - 40}" text-anchor="end">${Math.round(end)} s</text>`,
    ...drawLegend(),
    "</svg>\n",
  ].join("\n");
}

function drawPhase(name: string, x: number): string[] {
  return [
    `<line x1="${x}" x2="${x}" y1="${TOP - 16}" y2="${HEIGHT - BOTTOM}" stroke="#ddd"/>`,
    `<text x="${x + 4}" y="${TOP - 8}" fill="#555">${name}</text>`,
  ];
}

function drawKill(kill: keyof typeof COLOURS, x: number, bottom: number): string[] {
  const height = kill === "server" ? 14 : kill === "database" ? 22 : 8;
  return [
    `<line x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom - height}" stroke="${COLOURS[kill]}" stroke-width="2"/>`,
  ];
}

function drawLegend(): string[] {
  const names = { server: "server killed", database: "PostgreSQL killed", client: "client process killed" } as const;
  const y = HEIGHT - 16;
  return [
    `<text x="${LEFT}" y="${y}">messages acknowledged</text>`,
    ...Object.entries(names).flatMap(([kill, name], at) => {
      const left = LEFT + 190 + at * 180;
      return [
        `<rect x="${left}" y="${y - 10}" width="4" height="12" fill="${COLOURS[kill as keyof typeof COLOURS]}"/>`,
        `<text x="${left + 10}" y="${y}">${name}</text>`,
      ];
    }),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

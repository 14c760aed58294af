/**
 * The import law, made from one table. `.dependency-cruiser.cjs` enforces it and `docs/architecture.md` draws it.
 *
 * Imports look down only: a room may import rooms on lower lines of its tower, and the towers that its tower stands on.
 * Nobody imports sideways on a line, and everybody enters a room by its door.
 */

/**
 * `root` is the folder of the tower's rooms; `lines` go from the ground up.
 * @typedef {{ name: string, root: string, standsOn: readonly string[], lines: readonly (readonly string[])[] }} Tower
 * @typedef {{ name: string, tower: Tower, line: number, path: string }} Room
 * @typedef {{ name: string, comment: string, severity: "error", from: object, to: object }} Rule
 */

/** @type {readonly Tower[]} */
const TOWERS = [
  { name: "packages", root: "packages", standsOn: [], lines: [["contract", "nlu"], ["client"], ["simulation"]] },
  {
    name: "server",
    root: "server/src",
    standsOn: ["packages"],
    lines: [
      ["platform"],
      ["identity"],
      ["commerce", "knowledge"],
      ["conversations"],
      ["assistant", "desk", "cases"],
      ["academy", "officers", "insights"],
      ["wire"],
      ["main"],
      ["cli"],
    ],
  },
  { name: "web", root: "web", standsOn: ["packages"], lines: [["ui"], ["widget", "workbench", "demo"]] },
];

/** Files that are never shipped: tests, and what they share. */
const TESTS = String.raw`(\.(test|story|bench)\.tsx?$|/(testing(-app)?|test-(cluster|program))\.ts$|/(test|testing|bench)/|^server/simulation/)`;
/** What tests of other rooms may use; a rule of its own keeps shipped code away from it. */
const SHARED_BY_TESTS = String.raw`/testing\.ts$|^packages/[^/]+/test/`;
/** Packages that decide; they and every `core/` do no I/O. */
const PURE = String.raw`^(packages/nlu/src/|(packages|server|web)/.*/core/)`;
/** The only thing from the registry that pure code may import: schemas are values. */
const PURE_PACKAGES = "(^|/)node_modules/typebox/";

/** @type {readonly Room[]} */
const ROOMS = TOWERS.flatMap((tower) =>
  tower.lines.flatMap((names, line) => names.map((name) => ({ name, tower, line, path: pathOf(tower, name) }))),
);

/** A room is a folder, or a single file while it is small. @param {Tower} tower @param {string} name */
function pathOf({ root }, name) {
  // What stands beside wire.ts in small files helps it to give rooms each other.
  if (name === "wire") return String.raw`^server/src/(?!main\.)[^/]+\.ts$`;
  return String.raw`^${root}/${name}(/|\.ts$)`;
}

/** Where a room may be entered. @param {Room} room */
function doorsOf(room) {
  const { name, tower } = room;
  if (tower.name !== "server") return String.raw`^${tower.root}/${name}/src/(index|[^/]+/index)\.ts$|\.css$|\.json$`;
  // The platform is a floor of small parts: each folder of it has a door, and a single file is its own.
  if (name === "platform") return String.raw`^server/src/platform/([^/]+|[^/]+/index)\.ts$`;
  if (name === "wire") return room.path;
  return String.raw`^server/src/${name}(/index)?\.ts$`;
}

/** @param {readonly Room[]} rooms */
const anyOf = (rooms) => rooms.map(({ path }) => path).join("|");

/** @param {Room} room @returns {Rule[]} */
function upward(room) {
  const above = ROOMS.filter((other) => isAbove(other, room));
  if (above.length === 0) return [];
  return [forbid(`upward/${room.name}`, UPWARD, { path: room.path }, { path: anyOf(above) })];
}

/** @param {Room} room @returns {Rule[]} */
function sideways(room) {
  const beside = ROOMS.filter((other) => isBeside(other, room));
  if (beside.length === 0) return [];
  return [forbid(`sideways/${room.name}`, SIDEWAYS, { path: room.path }, { path: anyOf(beside) })];
}

/** @param {Room} room @returns {Rule} */
function deep(room) {
  const to = { path: room.path, pathNot: `${doorsOf(room)}|${SHARED_BY_TESTS}` };
  return forbid(`deep/${room.name}`, DEEP, { pathNot: room.path }, to);
}

/** @param {Room} other @param {Room} room */
function isAbove(other, room) {
  return other.tower === room.tower ? other.line > room.line : other.tower.standsOn.includes(room.tower.name);
}

/** @param {Room} other @param {Room} room */
function isBeside(other, room) {
  if (other.tower === room.tower) return other.line === room.line && other !== room;
  return !other.tower.standsOn.includes(room.tower.name) && !room.tower.standsOn.includes(other.tower.name);
}

const UPWARD = "Imports look down only. Upward talk is an event on the bus.";
const SIDEWAYS = "Rooms on one line do not know each other: declare a small interface and fill it in wire.ts.";
const DEEP = "Enter a room by its door, index.ts; what tests of other rooms need is in testing.ts.";

/** @param {string} name @param {string} comment @param {object} from @param {object} to @returns {Rule} */
function forbid(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

/** Laws that are not about floors. @type {readonly Rule[]} */
const OTHER_RULES = [
  forbid("no-cycle", "Two files that need each other are one idea, or three.", {}, { circular: true }),
  forbid("pure/no-builtins", "core/ does no I/O.", { path: PURE, pathNot: TESTS }, { dependencyTypes: ["core"] }),
  forbid(
    "pure/no-packages",
    "core/ decides with what it is given; libraries with effects belong to the shell.",
    { path: PURE, pathNot: TESTS },
    { path: "node_modules/", pathNot: PURE_PACKAGES },
  ),
  forbid(
    "pure/no-shell",
    "core/ does not know the shell around it.",
    { path: "^(.+)/core/", pathNot: TESTS },
    { path: "^$1/", pathNot: "^$1/(core/|testing\\.ts$)" },
  ),
  forbid(
    "nlu-stands-alone",
    "@warmline/nlu runs anywhere, without any dependency.",
    { path: "^packages/nlu/src/", pathNot: TESTS },
    { pathNot: "^packages/nlu/src/" },
  ),
  forbid(
    "browsers-load-no-schemas",
    "A schema library is larger than the whole widget: browsers import the contract's types only.",
    { path: "^(web|packages/client)/", pathNot: TESTS },
    { path: "^packages/contract/src/schemas/", dependencyTypesNot: ["type-only"] },
  ),
  forbid(
    "shipped-code-has-no-tests",
    "What is shipped does not stand on what only tests need.",
    { path: "^(packages|server|web)/", pathNot: TESTS },
    { path: TESTS },
  ),
  forbid(
    "shipped-code-has-no-dev-packages",
    "A package that shipped code imports is a dependency, not a devDependency.",
    { path: "^(packages/[^/]+|server|web/[^/]+)/src/", pathNot: `${TESTS}|\\.d\\.ts$` },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm", "npm-peer", "type-only"], pathNot: "/@types/" },
  ),
  forbid(
    "declared-packages-only",
    "Name the package in the workspace's own package.json.",
    {},
    { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  ),
  forbid("resolvable", "This import leads nowhere.", {}, { couldNotResolve: true }),
  forbid(
    "nothing-imports-stories",
    "Stories drive the product; nothing stands on them.",
    { pathNot: "^e2e/" },
    { path: "^e2e/" },
  ),
  forbid(
    "nothing-imports-benches",
    "Benches measure the product; nothing stands on them.",
    { pathNot: "^bench/" },
    { path: "^bench/" },
  ),
  forbid(
    "benches-stand-alone",
    "What two benches need is in bench/support.",
    { path: "^bench/([^/]+)/" },
    { path: "^bench/", pathNot: "^bench/($1|support)/" },
  ),
];

const rules = [...ROOMS.flatMap((room) => [...upward(room), ...sideways(room), deep(room)]), ...OTHER_RULES];

module.exports = { TOWERS, rules };

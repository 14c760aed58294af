/** @typedef {import("../import-law.cjs").Tower} Tower */

/**
 * The table of floors as a Mermaid flowchart: a box is a line of rooms, an arrow is what may be imported.
 * @param {readonly Tower[]} towers
 * @returns {string} a fenced block of Markdown
 */
export function drawFloors(towers) {
  const lines = [...towers.flatMap(drawTower), ...towers.flatMap((tower) => drawGround(tower, towers))];
  return ["```mermaid", "flowchart TB", ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

/** @param {Tower} tower */
function drawTower({ name, root, lines }) {
  const boxes = lines.map((rooms, line) => `  ${name}${line}["${rooms.join(" · ")}"]`).reverse();
  const arrows = lines.slice(1).map((_, line) => `  ${name}${line + 1} --> ${name}${line}`);
  return [`subgraph ${name}["${root}"]`, "  direction TB", ...boxes, ...arrows.reverse(), "end"];
}

/** Whatever a tower stands on may be imported from every line of it. @param {Tower} tower @param {readonly Tower[]} towers */
function drawGround({ name, standsOn }, towers) {
  return towers.filter((other) => standsOn.includes(other.name)).map((other) => `${name} --> ${other.name}`);
}

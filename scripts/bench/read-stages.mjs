/**
 * A processor profile as V8 writes it, as far as it is read here.
 * @typedef {{ functionName: string, url: string }} Frame
 * @typedef {{ id: number, callFrame: Frame, children?: number[] }} Node
 * @typedef {{ nodes: Node[], samples: number[], timeDeltas: number[] }} Profile
 */

/** What a moment of the server went into, by the innermost frame that tells. @type {readonly (readonly [string, (frame: Frame) => boolean])[]} */
const STAGES = [
  ["collecting garbage", (frame) => frame.functionName === "(garbage collector)"],
  ["understanding", (frame) => frame.functionName === "understandTurn"],
  ["deciding", (frame) => /^decide\d*$/.test(frame.functionName)],
  ["facts: reading orders back", (frame) => /^revive/.test(frame.functionName)],
  ["sockets", (frame) => /\/ws\/lib\//.test(frame.url)],
  ["database: driver and its calls", (frame) => /\/(pg|pg-protocol|pg-pool)\//.test(frame.url)],
  ["database: building statements", (frame) => /\/kysely\//.test(frame.url)],
  ["append: batches", (frame) => /^(settleBatch|takeBatch|appendCall|toParameter\d*)$/.test(frame.functionName)],
  [
    "screens: what is new for whom",
    (frame) => /^(readCustomerUpdates|toUpdate|presentToCustomer|show)$/.test(frame.functionName),
  ],
  ["hints", (frame) => /^(onHead|deliver|packHints|takeAll|publish)$/.test(frame.functionName)],
];
/** Frames of the start, which is over before anybody asks. */
const START = /^(trainPack|loadPack|compileSourceTextModule|buildWith)$/;

/**
 * The shares of a server's busy time by stage, the largest first, from the moment on at which its start was over.
 * @param {Profile} profile
 * @returns {{ stage: string, share: number }[]}
 */
export function readStages(profile) {
  const stacks = stacksOf(profile);
  const stageOf = new Map([...stacks].map(([id, stack]) => [id, stageOfStack(stack)]));
  const started = profile.samples.findLastIndex((id) =>
    (stacks.get(id) ?? []).some((frame) => START.test(frame.functionName)),
  );
  /** @type {Map<string, number>} */
  const times = new Map();
  profile.samples.forEach((id, index) => {
    const stage = stageOf.get(id) ?? "idle";
    if (index <= started || stage === "idle") return;
    times.set(stage, (times.get(stage) ?? 0) + (profile.timeDeltas[index] ?? 0));
  });
  const busy = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([stage, time]) => ({ stage, share: Math.round((time / busy) * 1000) / 1000 }))
    .sort((left, right) => right.share - left.share);
}

/** @param {Profile} profile @returns {Map<number, Frame[]>} innermost first */
function stacksOf({ nodes }) {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const frames = new Map(nodes.map((node) => [node.id, node.callFrame]));
  return new Map(nodes.map(({ id }) => [id, stackOf(id, parents, frames)]));
}

/** @param {number} id @param {Map<number, number>} parents @param {Map<number, Frame>} frames @returns {Frame[]} */
function stackOf(id, parents, frames) {
  /** @type {Frame[]} */
  const stack = [];
  for (let at = /** @type {number | undefined} */ (id); at !== undefined; at = parents.get(at)) {
    const frame = frames.get(at);
    if (frame !== undefined) stack.push(frame);
  }
  return stack;
}

/** @param {Frame[]} stack */
function stageOfStack(stack) {
  if (/^\((idle|program)\)$/.test(stack[0]?.functionName ?? "")) return "idle";
  for (const frame of stack) {
    const found = STAGES.find(([, tells]) => tells(frame));
    if (found !== undefined) return found[0];
  }
  return "the rest";
}

import { addPoint, cosineOf, type Points, pointOf } from "../lsa/points.ts";

/** So many of the largest communities may be merged: what is compared grows with their square. */
const MOST = 2_000;
/** Communities of less say too little of how alike their own texts are. */
const FEWEST = 3;
/** Texts that are hardly alike have a within of about nothing, by which nothing should be divided. */
const LEAST_WITHIN = 1e-3;

/**
 * Merges communities as long as that sets groups apart. Always the two that are most alike become one, where two halves
 * of the same would have the likeness 1 however few their texts are; of all the partitions on this way the one is taken
 * whose texts are farthest nearer to their own group than to the next. Both are measured from the middle of all texts,
 * so that what every text says counts for nothing. Gives each point its group's number; numbers may have gaps.
 */
export function mergeCommunities(points: Points, communities: Uint32Array): Uint32Array {
  const pieces = piecesOf(points, communities);
  const merging = openMerging(pieces);
  const steps: (readonly [into: number, from: number])[] = [];
  let best = { separation: separationOf(merging), steps: 0 };
  for (let pair = mostAlike(merging); pair; pair = mostAlike(merging)) {
    merge(merging, ...pair);
    steps.push(pair);
    const separation = separationOf(merging);
    if (separation > best.separation) best = { separation, steps: steps.length };
  }
  return renumbered(communities, pieces, steps.slice(0, best.steps));
}

/** The communities that take part, their texts as vectors from the middle of all. */
interface Pieces {
  readonly communities: readonly number[];
  readonly sizes: Float64Array;
  /** Sum of the squared lengths of each one's vectors. */
  readonly squares: Float64Array;
  /** Inner products of the sums of their vectors: a row for each. */
  readonly products: readonly Float64Array[];
}

function piecesOf(points: Points, communities: Uint32Array): Pieces {
  const chosen = largest(communities);
  const numbers = new Map(chosen.map((community, number) => [community, number]));
  const middle = middleOf(points);
  const sums = chosen.map(() => new Float32Array(points.dimensions));
  const sizes = new Float64Array(chosen.length);
  const squares = new Float64Array(chosen.length);
  communities.forEach((community, index) => {
    const number = numbers.get(community);
    const sum = number === undefined ? undefined : sums[number];
    if (number === undefined || !sum) return;
    const vector = Float32Array.from(pointOf(points, index));
    addPoint(vector, middle, -1);
    addPoint(sum, vector, 1);
    sizes[number] = (sizes[number] ?? 0) + 1;
    squares[number] = (squares[number] ?? 0) + cosineOf(vector, vector);
  });
  const products = sums.map((left) => Float64Array.from(sums, (right) => cosineOf(left, right)));
  return { communities: chosen, sizes, squares, products };
}

function largest(communities: Uint32Array): readonly number[] {
  const sizes = new Map<number, number>();
  for (const community of communities) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const large = [...sizes].filter(([, size]) => size >= FEWEST);
  return large
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, MOST)
    .map(([community]) => community);
}

function middleOf(points: Points): Float32Array {
  const middle = new Float32Array(points.dimensions);
  for (let index = 0; index < points.count; index += 1) addPoint(middle, pointOf(points, index), 1 / points.count);
  return middle;
}

/** Groups of pieces on their way to being one; a group has the number of one of its pieces. */
interface Merging {
  readonly pieces: Pieces;
  readonly groupOf: Uint32Array;
  readonly alive: Set<number>;
  readonly sizes: Float64Array;
  readonly squares: Float64Array;
  /** Inner products of the sums of groups. */
  readonly groups: readonly Float64Array[];
  /** Inner products of the sums of pieces (rows) and groups. */
  readonly pieceGroups: readonly Float64Array[];
  /** For each group the other that is most like it, and how much; for each piece the nearest group that is not its own. */
  readonly partners: Ranked;
  readonly others: Ranked;
}

interface Ranked {
  readonly which: Int32Array;
  readonly value: Float64Array;
}

function openMerging(pieces: Pieces): Merging {
  const count = pieces.communities.length;
  const ranked = (): Ranked => ({ which: new Int32Array(count).fill(-1), value: new Float64Array(count) });
  const merging: Merging = {
    pieces,
    groupOf: Uint32Array.from({ length: count }, (_, piece) => piece),
    alive: new Set(pieces.sizes.keys()),
    sizes: pieces.sizes.slice(),
    squares: pieces.squares.slice(),
    groups: pieces.products.map((row) => row.slice()),
    pieceGroups: pieces.products.map((row) => row.slice()),
    partners: ranked(),
    others: ranked(),
  };
  for (let piece = 0; piece < count; piece += 1) {
    findPartner(merging, piece);
    findOther(merging, piece);
  }
  return merging;
}

function mostAlike({ alive, partners }: Merging): readonly [number, number] | undefined {
  let best = -1;
  for (const group of alive) if (best < 0 || (partners.value[group] ?? 0) > (partners.value[best] ?? 0)) best = group;
  const partner = partners.which[best] ?? -1;
  return partner < 0 ? undefined : [best, partner];
}

function merge(merging: Merging, into: number, from: number): void {
  const { alive, sizes, squares, groups, pieceGroups, groupOf } = merging;
  alive.delete(from);
  sizes[into] = (sizes[into] ?? 0) + (sizes[from] ?? 0);
  squares[into] = (squares[into] ?? 0) + (squares[from] ?? 0);
  groupOf.forEach((group, piece) => {
    if (group === from) groupOf[piece] = into;
  });
  addColumn(pieceGroups, into, from);
  addColumn(groups, into, from);
  const [kept, gone] = [groups[into] ?? new Float64Array(), groups[from] ?? new Float64Array()];
  gone.forEach((product, group) => (kept[group] = (kept[group] ?? 0) + product));
  updatePartners(merging, into, from);
  updateOthers(merging, into, from);
}

function addColumn(rows: readonly Float64Array[], into: number, from: number): void {
  for (const row of rows) row[into] = (row[into] ?? 0) + (row[from] ?? 0);
}

function updatePartners(merging: Merging, into: number, from: number): void {
  const { alive, partners } = merging;
  for (const group of alive) {
    const partner = partners.which[group];
    if (group === into || partner === into || partner === from) findPartner(merging, group);
    else consider(partners, group, { which: into, value: likeness(merging, group, into) });
  }
}

function findPartner(merging: Merging, group: number): void {
  const { alive, partners } = merging;
  partners.which[group] = -1;
  for (const other of alive)
    if (other !== group) consider(partners, group, { which: other, value: likeness(merging, group, other) });
}

function updateOthers(merging: Merging, into: number, from: number): void {
  const { groupOf, others } = merging;
  groupOf.forEach((own, piece) => {
    const other = others.which[piece];
    if (other === into || other === from) findOther(merging, piece);
    else if (own !== into) consider(others, piece, { which: into, value: nearness(merging, piece, into) });
  });
}

function findOther(merging: Merging, piece: number): void {
  const { alive, others, groupOf } = merging;
  others.which[piece] = -1;
  for (const group of alive)
    if (group !== groupOf[piece]) consider(others, piece, { which: group, value: nearness(merging, piece, group) });
}

function consider(
  { which, value }: Ranked,
  at: number,
  found: { readonly which: number; readonly value: number },
): void {
  if ((which[at] ?? -1) >= 0 && found.value <= (value[at] ?? 0)) return;
  which[at] = found.which;
  value[at] = found.value;
}

/** The mean product of two groups' vectors, by that of the vectors within each: 1 for halves of the same. */
function likeness(merging: Merging, left: number, right: number): number {
  const between = (merging.groups[left]?.[right] ?? 0) / ((merging.sizes[left] ?? 1) * (merging.sizes[right] ?? 1));
  return between / Math.sqrt(within(merging, left) * within(merging, right));
}

/** The mean product of two different vectors of a group. */
function within({ groups, sizes, squares }: Merging, group: number): number {
  const size = sizes[group] ?? 0;
  const products = (groups[group]?.[group] ?? 0) - (squares[group] ?? 0);
  return Math.max(LEAST_WITHIN, products / (size * (size - 1)));
}

/** The mean product of a piece's vectors with those of a group that is not its own. */
function nearness({ pieces, pieceGroups, sizes }: Merging, piece: number, group: number): number {
  return (pieceGroups[piece]?.[group] ?? 0) / ((pieces.sizes[piece] ?? 1) * (sizes[group] ?? 1));
}

/**
 * The sum over all texts of how much nearer they are to the others of their own group than to the next one. Nothing in
 * common is as far as a group can be: else two groups would always be the farthest apart, each opposite to the other,
 * and texts in two languages would fall into two groups.
 */
function separationOf({ pieces, pieceGroups, groupOf, sizes, others }: Merging): number {
  let sum = 0;
  groupOf.forEach((group, piece) => {
    const products = (pieceGroups[piece]?.[group] ?? 0) - (pieces.squares[piece] ?? 0);
    const next = Math.max(0, others.value[piece] ?? 0);
    sum += products / ((sizes[group] ?? 0) - 1) - (pieces.sizes[piece] ?? 0) * next;
  });
  return sum;
}

function renumbered(
  communities: Uint32Array,
  pieces: Pieces,
  steps: readonly (readonly [into: number, from: number])[],
): Uint32Array {
  const groupOf = Uint32Array.from(pieces.communities.keys());
  for (const [into, from] of steps)
    groupOf.forEach((group, piece) => {
      if (group === from) groupOf[piece] = into;
    });
  const merged = new Map(
    pieces.communities.map((community, piece) => [community, pieces.communities[groupOf[piece] ?? 0]]),
  );
  return communities.map((community) => merged.get(community) ?? community);
}

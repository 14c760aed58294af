import type { SparseVector } from "../features/vectorize.ts";
import { aligned, openWorkspace, type SparseList, type Workspace } from "../kernel/workspace.ts";
import { seededRandom } from "../learn/seeded-random.ts";
import { inverseOfCholesky } from "./cholesky.ts";

/** Latent semantic analysis: the directions in which texts differ most, as `basis`, a row of `dimensions` per feature. */
export interface Lsa {
  readonly dimensions: number;
  readonly basis: Float32Array;
}

/** How it is fitted. */
export interface LsaOptions {
  /** A multiple of four. */
  readonly dimensions: number;
  readonly seed: number;
}

/** Three rounds of the power method: more change nothing that grouping notices. */
const ROUNDS = 3;

/**
 * Finds an orthonormal basis of the leading right singular vectors of the matrix whose rows are the texts, by subspace
 * iteration from a random start (Halko, Martinsson and Tropp, SIAM Review 2011). The vectors are not turned into the
 * singular ones themselves: distances do not depend on it.
 */
export function fitLsa(vectors: readonly SparseVector[], features: number, options: LsaOptions): Lsa {
  const { dimensions } = options;
  const longest = vectors.reduce((most, { indexes }) => Math.max(most, indexes.length), dimensions);
  const workspace = openWorkspace(
    2 * aligned(features * dimensions * 4) +
      2 * aligned(longest * 4) +
      2 * aligned(dimensions * 4) +
      2 * aligned(dimensions * dimensions * 4),
  );
  const space: Space = {
    workspace,
    dimensions,
    features,
    basis: workspace.floats(features * dimensions),
    next: workspace.floats(features * dimensions),
    list: { indexes: workspace.words(longest), values: workspace.floats(longest), count: 0 },
    row: workspace.floats(dimensions),
    product: workspace.floats(dimensions * dimensions),
    inverse: workspace.floats(dimensions * dimensions),
  };
  startAtRandom(space.basis, seededRandom(options.seed));
  for (let round = 0; round < ROUNDS; round += 1) {
    multiply(space, vectors);
    orthonormalize(space);
  }
  return { dimensions, basis: space.basis.slice() };
}

interface Space {
  readonly workspace: Workspace;
  readonly dimensions: number;
  readonly features: number;
  readonly basis: Float32Array;
  readonly next: Float32Array;
  readonly list: SparseList;
  readonly row: Float32Array;
  readonly product: Float32Array;
  readonly inverse: Float32Array;
}

function startAtRandom(basis: Float32Array, random: () => number): void {
  for (let at = 0; at < basis.length; at += 1) basis[at] = random() - 0.5;
}

/** next = AᵀA · basis, one text after the other. */
function multiply({ workspace, basis, next, list, row }: Space, vectors: readonly SparseVector[]): void {
  next.fill(0);
  for (const vector of vectors) {
    list.indexes.set(vector.indexes);
    list.values.set(vector.values);
    list.count = vector.indexes.length;
    workspace.gather(row.fill(0), basis, list);
    workspace.scatter(row, next, list);
  }
}

/** basis = next · R⁻¹, where RᵀR = nextᵀ · next: the same space, by orthonormal columns. */
function orthonormalize({ workspace, dimensions, features, basis, next, list, row, product, inverse }: Space): void {
  product.fill(0);
  for (let index = 0; index < dimensions; index += 1) list.indexes[index] = index;
  list.count = dimensions;
  const rowOf = (matrix: Float32Array, feature: number): Float32Array =>
    matrix.subarray(feature * dimensions, (feature + 1) * dimensions);
  for (let feature = 0; feature < features; feature += 1) {
    list.values.set(rowOf(next, feature));
    workspace.scatter(rowOf(next, feature), product, list);
  }
  inverse.set(inverseOfCholesky(product, dimensions));
  for (let feature = 0; feature < features; feature += 1) {
    list.values.set(rowOf(next, feature));
    workspace.gather(row.fill(0), inverse, list);
    rowOf(basis, feature).set(row);
  }
}

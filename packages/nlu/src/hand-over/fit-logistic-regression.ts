/** Logistic regression: the log of the odds is offset + Σ weight · value. */
export interface LinearLogit {
  readonly offset: number;
  readonly weights: readonly number[];
}

/** One observation of several values. */
export interface LogitRow {
  readonly features: readonly number[];
  readonly person: boolean;
}

/** Newton's method settles in fewer; as many rounds for everybody, so that the same rows give the same weights. */
const ROUNDS = 12;

/** Fits weights and offset by Newton's method with an L2 penalty of `ridge` on every weight, the offset left free. */
export function fitLogisticRegression(rows: readonly LogitRow[], width: number, ridge: number): LinearLogit {
  let solution = Array.from({ length: width + 1 }, () => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = solve(systemOf(rows, solution, ridge));
    solution = solution.map((value, index) => value - (step[index] ?? 0));
  }
  return { offset: solution[width] ?? 0, weights: solution.slice(0, width) };
}

/** The Hessian, with the gradient as its last column. */
function systemOf(rows: readonly LogitRow[], solution: readonly number[], ridge: number): number[][] {
  const size = solution.length;
  const system = solution.map((value, index) => {
    const penalty = index === size - 1 ? TINY : ridge;
    return Array.from({ length: size + 1 }, (_, column) =>
      column === size ? (index === size - 1 ? 0 : ridge * value) : column === index ? penalty : 0,
    );
  });
  for (const { features, person } of rows) addRow(system, [...features, 1], { solution, person });
  return system;
}

/** Keeps the system solvable where all rows are alike. */
const TINY = 1e-6;

function addRow(
  system: number[][],
  values: readonly number[],
  { solution, person }: { readonly solution: readonly number[]; readonly person: boolean },
): void {
  const logit = values.reduce((sum, value, index) => sum + value * (solution[index] ?? 0), 0);
  const chance = 1 / (1 + Math.exp(-logit));
  const curvature = chance * (1 - chance);
  system.forEach((line, index) => {
    const value = values[index] ?? 0;
    if (value === 0) return;
    values.forEach((other, column) => (line[column] = (line[column] ?? 0) + curvature * value * other));
    line[values.length] = (line[values.length] ?? 0) + (chance - (person ? 1 : 0)) * value;
  });
}

/** Gauss and Jordan's elimination; the system is positive definite, so no rows need to change places. */
function solve(system: number[][]): readonly number[] {
  system.forEach((pivotLine, pivot) => {
    const factor = pivotLine[pivot] ?? 1;
    pivotLine.forEach((value, column) => (pivotLine[column] = value / factor));
    system.forEach((line, index) => {
      const share = line[pivot] ?? 0;
      if (index === pivot || share === 0) return;
      line.forEach((value, column) => (line[column] = value - share * (pivotLine[column] ?? 0)));
    });
  });
  return system.map((line) => line.at(-1) ?? 0);
}

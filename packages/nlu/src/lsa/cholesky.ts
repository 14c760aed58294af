/** Added to the diagonal, as a share of its mean: texts that differ in fewer directions than asked for leave it singular. */
const RIDGE = 1e-6;

/**
 * R⁻¹ of the Cholesky factor RᵀR = `matrix` (symmetric, positive, `size` × `size`, row by row), upper triangular. A
 * matrix without anything in it gives zeros.
 */
export function inverseOfCholesky(matrix: ArrayLike<number>, size: number): Float64Array {
  const factor = factorOf(matrix, size);
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row >= 0; row -= 1) {
      let sum = row === column ? 1 : 0;
      for (let between = row + 1; between <= column; between += 1)
        sum -= (factor[row * size + between] ?? 0) * (inverse[between * size + column] ?? 0);
      const pivot = factor[row * size + row] ?? 0;
      inverse[row * size + column] = pivot > 0 ? sum / pivot : 0;
    }
  }
  return inverse;
}

/** The upper triangular R. */
function factorOf(matrix: ArrayLike<number>, size: number): Float64Array {
  let trace = 0;
  for (let index = 0; index < size; index += 1) trace += matrix[index * size + index] ?? 0;
  const ridge = (RIDGE * trace) / size;
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = row; column < size; column += 1) {
      let sum = (matrix[row * size + column] ?? 0) + (row === column ? ridge : 0);
      for (let above = 0; above < row; above += 1)
        sum -= (factor[above * size + row] ?? 0) * (factor[above * size + column] ?? 0);
      const pivot = factor[row * size + row] ?? 0;
      factor[row * size + column] = row === column ? Math.sqrt(Math.max(0, sum)) : pivot > 0 ? sum / pivot : 0;
    }
  }
  return factor;
}

/** Solves A x = b for a symmetric, positive definite A, as least squares make it: elimination needs no pivots there. */
export function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  let rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    const pivot = rows[column] ?? [];
    rows = rows.map((row, index) => {
      if (index === column) return row;
      const ratio = (row[column] ?? 0) / (pivot[column] ?? 1);
      return row.map((value, position) => value - ratio * (pivot[position] ?? 0));
    });
  }
  return rows.map((row, index) => (row[rows.length] ?? 0) / (row[index] ?? 1));
}

/** Values from `from` on, up to but without `to`; the last bin holds its `to` as well. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const MOST_BINS = 200;

/** Bins of equal width over the range of the finite values; one bin if they are all the same. */
export function histogram(values: readonly number[], bins = 20): Bin[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) {
    return [];
  }
  let least = Infinity;
  let most = -Infinity;
  for (const value of finite) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least === most) {
    return [{ from: least, to: most, count: finite.length }];
  }
  const number = Math.min(MOST_BINS, Math.max(1, Math.floor(bins)));
  // The range is divided first: of numbers near the largest, the difference is infinite.
  const width = most / number - least / number;
  const counts = new Array<number>(number).fill(0);
  for (const value of finite) {
    const index = Math.min(number - 1, Math.floor(value / width - least / width));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: least + index * width,
    to: index === number - 1 ? most : least + (index + 1) * width,
    count,
  }));
}

/**
 * At most about `most` of the items for a line that is drawn: of each run of neighbours the lowest
 * and the highest, so that no spike is lost. Order is kept.
 */
export function thinned<T>(items: readonly T[], most: number, valueOf: (item: T) => number): T[] {
  if (items.length <= most) {
    return [...items];
  }
  const run = Math.ceil(items.length / Math.max(1, Math.floor(most / 2)));
  const kept: T[] = [];
  for (let start = 0; start < items.length; start += run) {
    const neighbours = items.slice(start, start + run);
    let lowest = 0;
    let highest = 0;
    neighbours.forEach((item, place) => {
      const value = valueOf(item);
      if (value < valueOf(neighbours[lowest] ?? item)) {
        lowest = place;
      }
      if (value > valueOf(neighbours[highest] ?? item)) {
        highest = place;
      }
    });
    for (const place of new Set([Math.min(lowest, highest), Math.max(lowest, highest)])) {
      const item = neighbours[place];
      if (item !== undefined) {
        kept.push(item);
      }
    }
  }
  return kept;
}

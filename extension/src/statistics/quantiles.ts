/**
 * The quantile of ascending values by linear interpolation between the two nearest (type 7 of
 * Hyndman and Fan, 1996, the default of R and NumPy); undefined without values.
 *
 * @param share which quantile, 0 to 1
 */
export function quantile(ascending: readonly number[], share: number): number | undefined {
  const place = (ascending.length - 1) * Math.min(1, Math.max(0, share));
  const below = ascending[Math.floor(place)];
  const above = ascending[Math.ceil(place)];
  return below === undefined || above === undefined
    ? undefined
    : below + (above - below) * (place - Math.floor(place));
}

/** What a box plot shows: whiskers end at the outermost values within 1.5 interquartile ranges. */
export interface Box {
  readonly lowerWhisker: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly upperWhisker: number;
  readonly outliers: readonly number[];
}

/** Undefined without finite values. */
export function boxOf(values: readonly number[]): Box | undefined {
  const ascending = values.filter(Number.isFinite).sort((one, other) => one - other);
  const lowerQuartile = quantile(ascending, 0.25);
  const median = quantile(ascending, 0.5);
  const upperQuartile = quantile(ascending, 0.75);
  if (lowerQuartile === undefined || median === undefined || upperQuartile === undefined) {
    return undefined;
  }
  const reach = 1.5 * (upperQuartile - lowerQuartile);
  const inside = ascending.filter(
    (value) => value >= lowerQuartile - reach && value <= upperQuartile + reach,
  );
  return {
    lowerWhisker: inside[0] ?? median,
    lowerQuartile,
    median,
    upperQuartile,
    upperWhisker: inside[inside.length - 1] ?? median,
    outliers: ascending.filter(
      (value) => value < lowerQuartile - reach || value > upperQuartile + reach,
    ),
  };
}

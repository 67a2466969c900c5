import { formatNumber, formatShare } from './formatNumber';

const shares: ReadonlySet<string> = new Set(['mape']);

/** For people; a dash for what is undefined. */
export function formatMetric(metric: string, value: number | null | undefined): string {
  if (value === undefined || value === null) {
    return '–';
  }
  return shares.has(metric) ? formatShare(value) : formatNumber(Math.abs(value) < 10 ? Number(value.toFixed(4)) : value);
}

const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });
const large = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** For people: five significant digits, and no fewer than all before the point. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 10_000 ? large.format(value) : plain.format(value);
}

/** A share as a percentage with one decimal. */
export function formatShare(share: number): string {
  return percent.format(share);
}

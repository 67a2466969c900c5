import styled from 'styled-components';
import { type Box, boxOf } from '../../statistics/quantiles';
import { strings } from '../../strings';
import { formatNumber } from '../formatNumber';
import { Chart } from './Chart';
import { PlainTable } from './PlainTable';

interface Named {
  readonly name: string;
  readonly values: readonly number[];
}

/** Height of a box's line and of its box, in CSS pixels; the picture is as wide as its place. */
const line = 40;
const thick = 18;
const words = strings.performance.columns;

/** Lying box plots of numbers under names, on one scale. */
export function BoxesChart({ title, summary, nameLabel, groups }: { readonly title: string; readonly summary: string; readonly nameLabel: string; readonly groups: readonly Named[] }) {
  const boxes = groups.flatMap(({ name, values }) => {
    const box = boxOf(values);
    return box === undefined ? [] : [{ name, count: values.length, box }];
  });
  const least = Math.min(...boxes.map(({ box }) => Math.min(box.lowerWhisker, ...box.outliers)));
  const most = Math.max(...boxes.map(({ box }) => Math.max(box.upperWhisker, ...box.outliers)));
  const range = most - least;
  // A single value stands in the middle.
  const percent = (value: number) => `${String(range > 0 ? 3 + (94 * (value - least)) / range : 50)}%`;
  return (
    <Chart
      title={title}
      summary={summary}
      table={
        <PlainTable
          label={title}
          columns={[nameLabel, words.count, words.median, words.quartiles, words.whiskers, words.outliers]}
          rows={boxes.map(({ name, count, box }) => [name, count, box.median, pair(box.lowerQuartile, box.upperQuartile), pair(box.lowerWhisker, box.upperWhisker), box.outliers.map(formatNumber).join(', ')])}
        />
      }
    >
      <Lines>
        {boxes.map(({ name, box }) => (
          <div key={name}>
            <span>{name}</span>
            <BoxPicture box={box} percent={percent} />
          </div>
        ))}
        <Scale>
          <span>{formatNumber(least)}</span>
          <span>{formatNumber(most)}</span>
        </Scale>
      </Lines>
    </Chart>
  );
}

function BoxPicture({ box, percent }: { readonly box: Box; readonly percent: (value: number) => string }) {
  const middle = line / 2;
  const top = middle - thick / 2;
  const left = Number.parseFloat(percent(box.lowerQuartile));
  const right = Number.parseFloat(percent(box.upperQuartile));
  return (
    <svg width="100%" height={line}>
      <line x1={percent(box.lowerWhisker)} x2={percent(box.upperWhisker)} y1={middle} y2={middle} stroke="var(--edge)" />
      {[box.lowerWhisker, box.upperWhisker].map((end, side) => (
        <line key={side} x1={percent(end)} x2={percent(end)} y1={top + 4} y2={top + thick - 4} stroke="var(--edge)" />
      ))}
      <rect x={percent(box.lowerQuartile)} width={`${String(Math.max(0, right - left))}%`} y={top} height={thick} rx={2} fill="var(--accent-soft)" stroke="var(--accent)" />
      <line x1={percent(box.median)} x2={percent(box.median)} y1={top} y2={top + thick} stroke="var(--accent)" strokeWidth={2} />
      {box.outliers.map((value, place) => (
        <circle key={place} cx={percent(value)} cy={middle} r={3} fill="none" stroke="var(--opposite)" />
      ))}
    </svg>
  );
}

function pair(from: number, to: number): string {
  return `${formatNumber(from)} – ${formatNumber(to)}`;
}

const Lines = styled.div`
  display: grid;
  font-size: 12px;
  color: var(--muted);
  svg { display: block; overflow: visible; }
  > div > span { display: block; overflow-wrap: anywhere; }
`;
const Scale = styled.div`
  display: flex;
  justify-content: space-between;
  border-top: 1px solid var(--line);
  padding-top: 4px;
`;

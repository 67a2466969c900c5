import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../formatNumber';
import { Chart } from './Chart';
import { axisStyle } from './chartColors';
import { PlainTable } from './PlainTable';
import { useMotion } from './useMotion';

/** Points by two numbers, such as training time against accuracy. */
export function PointsChart({
  title,
  summary,
  nameLabel,
  xLabel,
  yLabel,
  points,
  height = 260,
  formatX,
}: {
  readonly title: string;
  readonly summary: string;
  /** What the names of the points are; undefined where they have none. */
  readonly nameLabel?: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly points: readonly { readonly name: string; readonly x: number; readonly y: number }[];
  readonly height?: number;
  /** Of a scale that does not begin at 0, such as time. */
  readonly formatX?: ((x: number) => string) | undefined;
}) {
  const motion = useMotion();
  const named = nameLabel === undefined ? [] : [nameLabel];
  const rows = points.map(({ name, x, y }) => [...named.map(() => name), formatX === undefined ? x : formatX(x), y]);
  return (
    <Chart title={title} summary={summary} table={<PlainTable label={title} columns={[...named, xLabel, yLabel]} rows={rows} />}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 480, height }}>
        <ScatterChart margin={{ top: 8, right: 12, bottom: 20, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis type="number" dataKey="x" name={xLabel} {...(formatX === undefined ? {} : { domain: ['dataMin', 'dataMax'] })} tick={axisStyle} tickFormatter={formatX ?? formatNumber} label={{ value: xLabel, position: 'bottom', offset: 2, ...axisStyle }} />
          <YAxis type="number" dataKey="y" name={yLabel} tick={axisStyle} tickFormatter={formatNumber} width={56} label={{ value: yLabel, angle: -90, position: 'insideLeft', ...axisStyle }} />
          <Tooltip formatter={(value, name) => (name === xLabel && formatX !== undefined ? formatX(Number(value)) : formatNumber(Number(value)))} contentStyle={{ background: 'var(--raised)', borderColor: 'var(--line)' }} />
          <Scatter data={[...points]} fill="var(--accent)" isAnimationActive={motion} />
        </ScatterChart>
      </ResponsiveContainer>
    </Chart>
  );
}

import { CartesianGrid, Legend, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { Chart } from './Chart';
import { axisStyle, seriesColors } from './chartColors';
import { formatNumber } from '../formatNumber';
import { PlainTable } from './PlainTable';
import { useMotion } from './useMotion';

export interface LineSeries {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly dashed?: boolean;
}

/** Lines over a number, such as a ROC curve or residuals over time. */
export function LinesChart({
  title,
  summary,
  xLabel,
  yLabel,
  series,
  diagonal = false,
  height = 260,
  formatX = formatNumber,
}: {
  readonly title: string;
  readonly summary: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly LineSeries[];
  /** The line of chance or of perfect calibration, from 0,0 to 1,1. */
  readonly diagonal?: boolean;
  readonly height?: number;
  readonly formatX?: (x: number) => string;
}) {
  const motion = useMotion();
  return (
    <Chart
      title={title}
      summary={summary}
      table={
        <PlainTable
          label={title}
          columns={[series.length > 1 ? '' : title, xLabel, yLabel]}
          rows={series.flatMap(({ name, points }) => points.map(({ x, y }) => [name, formatX(x), y]))}
        />
      }
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 480, height }}>
        <LineChart margin={{ top: 8, right: 12, bottom: 20, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis type="number" dataKey="x" domain={diagonal ? [0, 1] : ['dataMin', 'dataMax']} tick={axisStyle} tickFormatter={formatX} label={{ value: xLabel, position: 'bottom', offset: 2, ...axisStyle }} />
          <YAxis {...(diagonal ? { domain: [0, 1] } : {})} tick={axisStyle} tickFormatter={formatNumber} width={56} label={{ value: yLabel, angle: -90, position: 'insideLeft', ...axisStyle }} />
          <Tooltip formatter={(value) => formatNumber(Number(value))} labelFormatter={(x) => formatX(Number(x))} contentStyle={{ background: 'var(--raised)', borderColor: 'var(--line)' }} />
          {diagonal ? <ReferenceLine segment={[{ x: 0, y: 0 }, { x: 1, y: 1 }]} stroke="var(--edge)" strokeDasharray="4 4" /> : null}
          {series.length > 1 ? <Legend verticalAlign="top" height={28} /> : null}
          {series.map(({ name, points, dashed = false }, index) => (
            <Line
              key={name}
              name={name}
              data={[...points]}
              dataKey="y"
              type="linear"
              dot={points.length < 20}
              stroke={seriesColors[index % seriesColors.length] ?? 'var(--accent)'}
              strokeWidth={2}
              isAnimationActive={motion}
              {...(dashed ? { strokeDasharray: '5 4' } : {})}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </Chart>
  );
}

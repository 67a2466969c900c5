import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../formatNumber';
import { Chart } from './Chart';
import { axisStyle, seriesColors } from './chartColors';
import { PlainTable } from './PlainTable';
import { useMotion } from './useMotion';

/** Bars of one or more series over names, lying or standing. */
export function BarsChart({
  title,
  summary,
  nameLabel,
  series,
  bars,
  layout = 'standing',
  height,
}: {
  readonly title: string;
  readonly summary: string;
  readonly nameLabel: string;
  readonly series: readonly string[];
  readonly bars: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly layout?: 'standing' | 'lying';
  readonly height?: number;
}) {
  const motion = useMotion();
  const lying = layout === 'lying';
  const tall = height ?? (lying ? Math.max(120, bars.length * (14 + 14 * series.length) + 40) : 260);
  const data = bars.map(({ name, values }) => ({ name, ...Object.fromEntries(series.map((_, index) => [`v${String(index)}`, values[index]])) }));
  return (
    <Chart title={title} summary={summary} table={<PlainTable label={title} columns={[nameLabel, ...series]} rows={bars.map(({ name, values }) => [name, ...values])} />}>
      <ResponsiveContainer width="100%" height={tall} initialDimension={{ width: 480, height: tall }}>
        <BarChart data={data} layout={lying ? 'vertical' : 'horizontal'} margin={{ top: 4, right: 16, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={lying} horizontal={!lying} />
          {lying ? (
            <>
              <XAxis type="number" tick={axisStyle} tickFormatter={formatNumber} />
              <YAxis type="category" dataKey="name" tick={axisStyle} width={110} interval={0} />
            </>
          ) : (
            <>
              <XAxis dataKey="name" tick={axisStyle} />
              <YAxis tick={axisStyle} tickFormatter={formatNumber} width={56} />
            </>
          )}
          <Tooltip cursor={{ fill: 'var(--sunken)' }} formatter={(value) => formatNumber(Number(value))} contentStyle={{ background: 'var(--raised)', borderColor: 'var(--line)' }} />
          {series.length > 1 ? <Legend verticalAlign="top" height={28} /> : null}
          {series.map((name, index) => (
            <Bar key={name} name={name} dataKey={`v${String(index)}`} fill={seriesColors[index % seriesColors.length] ?? 'var(--accent)'} isAnimationActive={motion} radius={2} maxBarSize={28} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </Chart>
  );
}

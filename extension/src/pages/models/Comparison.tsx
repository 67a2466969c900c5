import { useCallback, useMemo, useState } from 'react';
import styled from 'styled-components';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { BarsChart } from '../../components/charts/BarsChart';
import { Card } from '../../components/Card';
import { LoadState } from '../../components/LoadState';
import { Notice } from '../../components/Notice';
import { strings } from '../../strings';
import { compareVersions } from './compareVersions';
import { loadManifest, type Manifest, type Version } from './modelData';
import { MetricDifferences } from './MetricDifferences';
import { SchemaDifferences } from './SchemaDifferences';
import { VersionChoice } from './VersionChoice';

/** Features whose bars are drawn at most; the rest matters less. */
const mostBars = 12;

/** Two versions side by side: metrics with their bounds, importances, schema and parameters. */
export function Comparison({ model, versions }: { readonly model: string; readonly versions: readonly Version[] }) {
  const [left, setLeft] = useState<string>();
  const [right, setRight] = useState<string>();
  const champion = versions.find(({ is_active }) => is_active)?.version ?? versions[0]?.version;
  const first = left ?? champion;
  const second = right ?? versions.find(({ version }) => version !== champion)?.version;
  if (first === undefined || second === undefined) {
    return (
      <Card title={strings.models.compare}>
        <p>{strings.models.oneVersion}</p>
      </Card>
    );
  }
  return (
    <Card
      title={strings.models.compare}
      actions={
        <>
          <VersionChoice label={strings.models.left} versions={versions} value={first} choose={setLeft} />
          <VersionChoice label={strings.models.right} versions={versions} value={second} choose={setRight} />
        </>
      }
    >
      <LoadedComparison key={`${first} ${second}`} model={model} left={first} right={second} />
    </Card>
  );
}

function LoadedComparison({ model, left, right }: { readonly model: string; readonly left: string; readonly right: string }) {
  const api = useApi();
  const both = useLoaded(
    useCallback((signal: AbortSignal) => Promise.all([loadManifest(api, model, left, signal), loadManifest(api, model, right, signal)]), [api, model, left, right]),
  );
  return <LoadState loaded={both}>{([first, second]) => <Differences left={first} right={second} />}</LoadState>;
}

function Differences({ left, right }: { readonly left: Manifest; readonly right: Manifest }) {
  const comparison = useMemo(() => compareVersions(left, right), [left, right]);
  const bars = comparison.importances.slice(0, mostBars).map(({ feature, left: first, right: second }) => ({ name: feature, values: [first ?? 0, second ?? 0] }));
  return (
    <>
      {comparison.sameData ? null : <Notice tone="warn" title={strings.models.otherData} />}
      <Columns>
        <MetricDifferences differences={comparison.metrics} />
        <BarsChart
          title={strings.models.importances}
          summary={strings.models.importancesSummary(mostImportant(left), mostImportant(right))}
          nameLabel={strings.models.feature}
          series={left.version === right.version ? [left.version] : [left.version, right.version]}
          bars={bars}
          layout="lying"
        />
        <SchemaDifferences schema={comparison.schema} parameters={comparison.parameters} />
      </Columns>
    </>
  );
}

function mostImportant({ importances }: Manifest): string {
  return [...importances].sort((one, other) => other.importance - one.importance)[0]?.feature ?? '–';
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
  gap: 24px;
  align-items: start;
`;

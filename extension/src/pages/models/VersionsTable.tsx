import { useMemo } from 'react';
import styled from 'styled-components';
import { type Column, DataTable } from '../../components/DataTable';
import { Empty } from '../../components/Empty';
import { formatMetric } from '../../components/formatMetric';
import { formatTime } from '../../components/formatTime';
import { Refusable } from '../../components/Refusable';
import { metricsOf } from '../../statistics/metric';
import { strings } from '../../strings';
import type { Version } from './modelData';

export function VersionsTable({ versions, refusal, promote }: { readonly versions: readonly Version[]; readonly refusal: string | undefined; readonly promote: (version: string) => void }) {
  const columns = useMemo((): Column<Version>[] => {
    const metrics = metricsOf(versions.map((version) => version.metrics)).map(
      (metric): Column<Version> => ({
        key: `metric.${metric}`,
        title: metric,
        value: (version) => version.metrics[metric],
        render: (version) => formatMetric(metric, version.metrics[metric]),
        align: 'end',
        width: 112,
      }),
    );
    return [
      { key: 'version', title: strings.models.version, value: ({ version }) => version, render: ({ version }) => <code>{version}</code>, width: 150 },
      { key: 'aliases', title: strings.models.aliases, value: ({ aliases }) => aliases.join(', '), render: ({ aliases }) => aliases.map((alias) => <Badge key={alias}>{alias}</Badge>), width: 130 },
      // Before the metrics: what is done with a version is never out of sight.
      {
        key: 'actions',
        title: strings.models.actions,
        unsortable: true,
        value: () => undefined,
        render: ({ version }) => (
          <Refusable
            plain
            small
            label={strings.models.promote}
            name={strings.models.promoteVersion(version)}
            refusal={refusal}
            press={() => {
              promote(version);
            }}
          />
        ),
        width: 110,
      },
      { key: 'created', title: strings.models.created, value: ({ created_at }) => created_at, render: ({ created_at }) => formatTime(created_at), width: 190 },
      ...metrics,
      { key: 'type', title: strings.models.type, value: (version) => version.model_type, width: 170 },
    ];
  }, [versions, refusal, promote]);
  if (versions.length === 0) {
    return <Empty title={strings.models.noVersions}>{strings.models.noVersionsHelp}</Empty>;
  }
  return (
    <>
      {refusal === undefined ? null : <Why>{refusal}</Why>}
      <DataTable label={strings.table.of(strings.models.versions)} columns={columns} rows={versions} rowKey={({ version }) => version} maxHeight={360} />
    </>
  );
}

const Badge = styled.span`
  padding: 1px 8px;
  margin-inline-end: 4px;
  border-radius: 10px;
  background: var(--accent-soft);
  color: var(--accent);
  font-size: 12px;
  font-weight: 550;
`;
const Why = styled.p`
  padding: 8px 16px;
  color: var(--muted);
  font-size: 13px;
`;

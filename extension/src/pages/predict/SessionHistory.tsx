import { Button, ButtonOutline, ButtonTransparent } from '@looker/components';
import { memo, useMemo, useState } from 'react';
import styled from 'styled-components';
import { useBackend } from '../../backend/BackendContext';
import { Card } from '../../components/Card';
import { type Column, DataTable } from '../../components/DataTable';
import { formatShare } from '../../components/formatNumber';
import { useToast } from '../../components/ToastContext';
import { strings } from '../../strings';
import { Comparison } from './Comparison';
import { predictionText } from './predictionText';
import type { PredictModel } from './predictModel';
import { type Entry, sessionCsv } from './session';

/** What was predicted since the page was opened: to save, to compare two of, to use again. */
export const SessionHistory = memo(function SessionHistory({ model, entries, use }: { readonly model: PredictModel; readonly entries: readonly Entry[]; readonly use: (entry: Entry) => void }) {
  const backend = useBackend();
  const toast = useToast();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [comparing, setComparing] = useState(false);
  const pair = chosen.map((id) => entries.find((entry) => entry.id === id)).filter((entry) => entry !== undefined);
  const columns = useMemo<readonly Column<Entry>[]>(
    () => [
      {
        key: 'choose',
        title: strings.predict.compare,
        unsortable: true,
        width: 96,
        value: () => null,
        render: (entry) => (
          <input
            type="checkbox"
            aria-label={strings.predict.historySelect(entry.at.toLocaleTimeString('en'))}
            checked={chosen.includes(entry.id)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              // A third one takes the place of the older one.
              setChosen((last) => (checked ? [...last.slice(-1), entry.id] : last.filter((id) => id !== entry.id)));
            }}
          />
        ),
      },
      { key: 'at', title: strings.predict.historyTime, width: 124, value: ({ at }) => at.getTime(), render: ({ at }) => at.toLocaleTimeString('en') },
      { key: 'prediction', title: strings.predict.result, align: 'end', value: ({ outcome }) => outcome.prediction, render: ({ outcome }) => predictionText(outcome, model.label.unit) },
      { key: 'confidence', title: strings.predict.confidence, align: 'end', width: 110, value: ({ outcome }) => outcome.confidence, render: ({ outcome }) => (outcome.confidence === null ? '—' : formatShare(outcome.confidence)) },
      ...model.features.slice(0, 8).map((feature): Column<Entry> => ({
        key: `feature ${feature.name}`,
        title: feature.name,
        width: 110,
        align: feature.type === 'number' ? 'end' : 'start',
        value: ({ values }) => values[feature.name],
        render: ({ values }) => String(values[feature.name] ?? '—'),
      })),
      {
        key: 'use',
        title: strings.predict.historyUse,
        unsortable: true,
        width: 110,
        value: () => null,
        render: (entry) => (
          <ButtonTransparent
            size="xsmall"
            onClick={() => {
              use(entry);
            }}
          >
            {strings.predict.historyUse}
          </ButtonTransparent>
        ),
      },
    ],
    [model, chosen, use],
  );
  const save = async () => {
    const fileName = `${model.name}-predictions.csv`;
    await backend.download(fileName, sessionCsv(model, entries));
    toast(strings.predict.saved(fileName));
  };
  const [first, second] = pair;
  return (
    <Card
      title={strings.predict.history}
      flush
      actions={
        entries.length === 0 ? undefined : (
          <>
            <Button
              size="small"
              disabled={second === undefined}
              onClick={() => {
                setComparing(true);
              }}
            >
              {strings.predict.compare}
            </Button>
            <ButtonOutline size="small" onClick={() => void save()}>
              {strings.predict.exportCsv}
            </ButtonOutline>
          </>
        )
      }
    >
      {entries.length === 0 ? (
        <Hint>{strings.predict.historyEmpty}</Hint>
      ) : (
        <>
          <Hint>{strings.predict.historyHelp}</Hint>
          <DataTable label={strings.predict.history} columns={columns} rows={entries} rowKey={({ id }) => id} maxHeight={320} />
        </>
      )}
      {comparing && first !== undefined && second !== undefined ? (
        <Comparison
          model={model}
          first={first}
          second={second}
          close={() => {
            setComparing(false);
          }}
        />
      ) : null}
    </Card>
  );
});

const Hint = styled.p`
  padding: 12px 16px;
  color: var(--muted);
  font-size: 13px;
`;

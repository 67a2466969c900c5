import { Button, ButtonOutline } from '@looker/components';
import { useDeferredValue, useMemo, useState } from 'react';
import styled from 'styled-components';
import type { Schemas } from '../../api/client';
import { useBackend } from '../../backend/BackendContext';
import { Card } from '../../components/Card';
import { DataTable, inOrder, type Order } from '../../components/DataTable';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useToast } from '../../components/ToastContext';
import type { Table } from '../../records/Table';
import type { ChunkedScoring } from '../../scoring/ChunkedScoring';
import { useScoring } from '../../scoring/useScoring';
import { strings } from '../../strings';
import { LabelComparison } from './LabelComparison';
import { resultColumns, MOST_SHOWN } from './resultColumns';
import { resultCsv } from './resultCsv';
import { ResultFilter } from './ResultFilter';
import { actionsOf, filterRows, type ResultRow, type Show } from './ResultRow';
import { ScoringProgress } from './ScoringProgress';

const texts = strings.explore;

/** The rows with their predictions, as they come in. */
export function Results({ info, table, scoring, labelColumn }: { readonly info: Schemas['Info']; readonly table: Table; readonly scoring: ChunkedScoring; readonly labelColumn: string | undefined }) {
  const { download } = useDownload();
  const state = useScoring(scoring);
  const [show, setShow] = useState<Show>('all');
  const [text, setText] = useState('');
  const [threshold, setThreshold] = useState(0.5);
  const [order, setOrder] = useState<Order>();
  const filter = useDeferredValue(useMemo(() => ({ show, text, threshold }), [show, text, threshold]));
  const rows = useMemo(() => state.outcomes.map((outcome, index): ResultRow => ({ index, cells: table.rows[index] ?? [], outcome })), [state.outcomes, table]);
  const columns = useMemo(() => resultColumns(table.columns, rows), [table, rows]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const labels = useMemo(() => {
    const place = table.columns.findIndex((column) => column.id === labelColumn);
    return place < 0 ? undefined : rows.map((row) => row.cells[place] ?? null);
  }, [table, rows, labelColumn]);
  return (
    <>
      <ScoringProgress
        state={state}
        cancel={() => {
          scoring.cancel();
        }}
        goOn={() => {
          void scoring.run();
        }}
      />
      {state.problem === undefined ? null : (
        <ProblemNotice
          problem={state.problem}
          retry={() => {
            void scoring.run();
          }}
        />
      )}
      {state.stale ? <Notice tone="warn" title={strings.states.stale} /> : null}
      {table.rows.length > state.rows ? <Notice tone="warn" title={texts.rowsLeftOut(table.rows.length - state.rows)} /> : null}
      <LabelComparison info={info} rows={rows} labels={labels} threshold={threshold} setThreshold={setThreshold} />
      <Card
        flush
        title={texts.predictions}
        actions={
          <Button
            disabled={state.answered === 0}
            onClick={() => {
              void download(`${info.model}-${info.version}-predictions.csv`, resultCsv(table.columns, inOrder(columns, shown, order)));
            }}
          >
            {texts.download(shown.length)}
          </Button>
        }
      >
        <Controls>
          <ResultFilter actions={actionsOf(rows)} hasProbability={columns.some(({ key }) => key === 'probability')} show={show} setShow={setShow} text={text} setText={setText} />
          {show === 'all' && text === '' ? null : (
            <ButtonOutline
              onClick={() => {
                setShow('all');
                setText('');
              }}
            >
              {texts.showAll}
            </ButtonOutline>
          )}
          <span role="status">{texts.shown(shown.length, rows.length)}</span>
        </Controls>
        {table.columns.length > MOST_SHOWN ? <Controls>{texts.columnsLeftOut(table.columns.length - MOST_SHOWN)}</Controls> : null}
        <DataTable label={texts.predictions} columns={columns} rows={shown} rowKey={rowKey} maxHeight={560} ordered={setOrder} />
      </Card>
    </>
  );
}

function rowKey(row: ResultRow): string {
  return String(row.index);
}

function useDownload() {
  const backend = useBackend();
  const toast = useToast();
  return {
    download: async (fileName: string, content: Blob) => {
      try {
        await backend.download(fileName, content);
        toast(texts.saved(fileName));
      } catch {
        toast(texts.notSaved);
      }
    },
  };
}

const Controls = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: end;
  padding: 12px 16px;
  color: var(--muted);
`;

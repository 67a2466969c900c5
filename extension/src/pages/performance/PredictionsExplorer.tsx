import { useState } from 'react';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { Skeleton } from '../../components/Skeleton';
import { type CsvTable, readCsv } from '../../csv/readCsv';
import { strings } from '../../strings';
import { ColumnChoices } from './ColumnChoices';
import { type ColumnChoice, detectColumns } from './columns';
import { ExploredPredictions } from './ExploredPredictions';
import { FileDrop } from './FileDrop';

const words = strings.performance;

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'read'; readonly name: string; readonly table: CsvTable };

/** A file of actual and predicted values: how far they lie apart, when, and in which direction. */
export function PredictionsExplorer() {
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const [choice, setChoice] = useState<ColumnChoice>({ time: undefined, actual: undefined, predicted: undefined });
  const open = async (file: File) => {
    setState({ kind: 'reading', name: file.name });
    try {
      const table = await readCsv(file);
      setChoice(detectColumns(table));
      setState({ kind: 'read', name: file.name, table });
    } catch {
      setState({ kind: 'unreadable', name: file.name });
    }
  };
  return (
    <Stack>
      <FileDrop name={'name' in state ? state.name : undefined} open={(file) => void open(file)} />
      {state.kind === 'reading' ? <Skeleton label={words.reading} /> : null}
      {state.kind === 'unreadable' ? <Notice tone="bad" title={words.unreadable} /> : null}
      {state.kind === 'read' ? (
        <>
          <Card>
            <ColumnChoices columns={state.table.columns} choice={choice} change={setChoice} />
          </Card>
          {state.table.truncated ? <Notice tone="warn" title={words.truncated(state.table.rows.length)} /> : null}
          <ExploredPredictions table={state.table} choice={choice} />
        </>
      ) : null}
    </Stack>
  );
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`;

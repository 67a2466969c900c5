import { useEffect, useMemo } from 'react';
import styled from 'styled-components';
import type { Schemas } from '../../api/client';
import { useApi } from '../../api/useApi';
import type { Tile } from '../../backend/Backend';
import { DataTable } from '../../components/DataTable';
import { Empty } from '../../components/Empty';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { matchColumns } from '../../mapping/matchColumns';
import type { Mapping } from '../../mapping/Mapping';
import { recordsOf, unmapped } from '../../mapping/recordsOf';
import type { Table } from '../../records/Table';
import { ChunkedScoring } from '../../scoring/ChunkedScoring';
import { planOf, scoreRows } from '../../scoring/scoreRows';
import { useScoring } from '../../scoring/useScoring';
import { strings } from '../../strings';
import { resultColumns } from '../explore/resultColumns';
import type { ResultRow } from '../explore/ResultRow';
import { TileOutcome } from './TileOutcome';
import { TileProblem } from './TileProblem';
import type { TileSettings } from './tileSettings';

const texts = strings.tile;

/** The rows of the tile's query, scored; what was scored for other rows or another version is dropped. */
export function TileRows({ tile, info, table, settings }: { readonly tile: Tile; readonly info: Schemas['Info']; readonly table: Table; readonly settings: TileSettings }) {
  const mapping = useMemo(() => {
    const byHand = Object.fromEntries(Object.entries(settings.mapping).filter(([, from]) => from.kind === 'column' && table.columns.some((column) => column.id === from.column)));
    return { ...matchColumns(info.features, table.columns), ...byHand };
  }, [info, table, settings]);
  const lacking = unmapped(info.features, mapping);
  const empty = table.rows.length === 0;
  useEffect(() => {
    if (empty) {
      tile.rendered();
    }
  }, [tile, empty]);
  if (empty) {
    return <Empty title={texts.noRows} />;
  }
  if (lacking.length > 0) {
    return <TileProblem tile={tile} title={texts.lacking(info.model, lacking.map((feature) => feature.name))} detail={texts.lackingHelp} />;
  }
  return <ScoredRows tile={tile} info={info} table={table} mapping={mapping} card={settings.card} />;
}

function ScoredRows({ tile, info, table, mapping, card }: { readonly tile: Tile; readonly info: Schemas['Info']; readonly table: Table; readonly mapping: Mapping; readonly card: boolean }) {
  const api = useApi();
  const scoring = useMemo(
    () =>
      new ChunkedScoring(planOf(card ? Math.min(1, table.rows.length) : table.rows.length, info.feature_count), scoreRows(api, { model: info.model, version: info.version }, recordsOf(info.features, mapping, table))),
    [api, info, table, mapping, card],
  );
  const state = useScoring(scoring);
  const { phase, problem } = state;
  useEffect(() => {
    if (phase === 'done' || phase === 'incomplete') {
      tile.showProblem(problem?.message);
      tile.rendered(problem?.message);
    }
  }, [tile, phase, problem, scoring]);
  const rows = useMemo(() => state.outcomes.map((outcome, index): ResultRow => ({ index, cells: table.rows[index] ?? [], outcome })), [state.outcomes, table]);
  const columns = useMemo(() => resultColumns(table.columns, rows), [table, rows]);
  const [first] = state.outcomes;
  return (
    <Stack>
      {problem === undefined ? null : (
        <ProblemNotice
          problem={problem}
          retry={() => {
            void scoring.run();
          }}
        />
      )}
      {state.stale ? <Notice tone="warn" title={strings.states.stale} /> : null}
      {card ? (
        first === undefined ? null : <TileOutcome outcome={first} label={info.label} />
      ) : (
        <>
          <h2>{texts.predictions(info.model)}</h2>
          <Summary role="status">{phase === 'done' ? texts.summary(state.rows, state.refused) : texts.scoring}</Summary>
          <DataTable label={texts.predictions(info.model)} columns={columns} rows={rows} rowKey={rowKey} maxHeight={Math.max(120, window.innerHeight - 80)} />
        </>
      )}
    </Stack>
  );
}

function rowKey(row: ResultRow): string {
  return String(row.index);
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 6px;
  min-width: 0;
  h2 { font-size: 14px; }
`;
const Summary = styled.p`
  color: var(--muted);
  font-size: 12px;
`;

import { Button } from '@looker/components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import styled from 'styled-components';
import { dataOf, type Schemas } from '../../api/client';
import { type ApiProblem, isAbort, problemOf } from '../../api/problems';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { useBackend } from '../../backend/BackendContext';
import { Card } from '../../components/Card';
import { Empty } from '../../components/Empty';
import { LoadState } from '../../components/LoadState';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { findLabelColumn } from '../../mapping/findLabelColumn';
import type { FeatureSource, Mapping } from '../../mapping/Mapping';
import { matchColumns } from '../../mapping/matchColumns';
import { recordsOf, unmapped } from '../../mapping/recordsOf';
import { mappingKey, recallMapping, rememberMapping } from '../../mapping/rememberedMapping';
import type { Table } from '../../records/Table';
import { ChunkedScoring } from '../../scoring/ChunkedScoring';
import { planOf, scoreRows } from '../../scoring/scoreRows';
import { strings } from '../../strings';
import { MappingForm } from './MappingForm';
import { Results } from './Results';
import type { Source } from './Source';

const texts = strings.explore;

/** A version, a source, and what was remembered of how they go together. */
export function MappedScoring({ info, source, reload }: { readonly info: Schemas['Info']; readonly source: Source; /** Loads the model again, whose champion has moved. */ readonly reload: () => void }) {
  const { store } = useBackend();
  const { id, columns } = source;
  const recalled = useLoaded(
    useCallback(async () => ({ ...matchColumns(info.features, columns), ...(await recallMapping(store, mappingKey(info.model, id), new Set(columns.map((column) => column.id)))) }), [store, info, id, columns]),
  );
  return <LoadState loaded={recalled}>{(mapping) => <Work info={info} source={source} first={mapping} reload={reload} />}</LoadState>;
}

interface Run {
  /** Runs are counted, so that a new one begins with its own threshold and filters. */
  readonly number: number;
  readonly table: Table;
  readonly scoring: ChunkedScoring;
  readonly labelColumn: string | undefined;
}

type Asked =
  | { readonly state: 'querying'; readonly abort: AbortController }
  | { readonly state: 'changed'; readonly serving: string }
  | { readonly state: 'failed'; readonly problem: ApiProblem }
  | { readonly state: 'done'; readonly run: Run };

function Work({ info, source, first, reload }: { readonly info: Schemas['Info']; readonly source: Source; readonly first: Mapping; readonly reload: () => void }) {
  const api = useApi();
  const { store } = useBackend();
  const [mapping, setMapping] = useState(first);
  const [labelColumn, setLabelColumn] = useState(() => findLabelColumn({ name: info.label.name, classes: [] }, { columns: source.columns, rows: source.sample }, columnsIn(first)));
  const [asked, setAsked] = useState<Asked>();
  const count = useRef(0);
  useEffect(() => (asked?.state === 'querying' ? () => { asked.abort.abort(); } : undefined), [asked]);
  const lacking = useMemo(() => unmapped(info.features, mapping), [info, mapping]);

  const map = (feature: string, to: FeatureSource) => {
    const changed = { ...mapping, [feature]: to };
    setMapping(changed);
    void rememberMapping(store, mappingKey(info.model, source.id), changed);
  };
  const run = async () => {
    const abort = new AbortController();
    setAsked({ state: 'querying', abort });
    try {
      const serving = await dataOf(api.GET('/info', { params: { query: { model: info.model } }, signal: abort.signal }));
      if (serving.version !== info.version) {
        setAsked({ state: 'changed', serving: serving.version });
        return;
      }
      const wanted = [...columnsIn(mapping), ...(labelColumn === undefined ? [] : [labelColumn])];
      const table = await source.load([...new Set(wanted)], abort.signal);
      const scoring = new ChunkedScoring(planOf(table.rows.length, info.feature_count), scoreRows(api, { model: info.model, version: info.version }, recordsOf(info.features, mapping, table)));
      setAsked({ state: 'done', run: { number: count.current++, table, scoring, labelColumn } });
    } catch (failure) {
      setAsked(isAbort(failure) || abort.signal.aborted ? undefined : { state: 'failed', problem: problemOf(failure) });
    }
  };
  return (
    <Stack>
      <Card title={texts.mapping}>
        <MappingForm
          info={info}
          columns={source.columns}
          mapping={mapping}
          map={map}
          labelColumn={labelColumn}
          chooseLabelColumn={setLabelColumn}
        />
        <Run>
          <Button
            disabled={lacking.length > 0 || asked?.state === 'querying'}
            onClick={() => {
              void run();
            }}
          >
            {asked?.state === 'querying' ? texts.querying : texts.score}
          </Button>
          {asked?.state === 'querying' ? (
            <button
              type="button"
              onClick={() => {
                asked.abort.abort();
              }}
            >
              {strings.states.cancel}
            </button>
          ) : null}
          <span role="status">{lacking.length === 0 ? texts.allMapped(info.features.length) : texts.lacking(lacking.map((feature) => feature.name))}</span>
        </Run>
      </Card>
      {asked?.state === 'changed' ? <Notice tone="warn" title={strings.predict.changed(info.version, asked.serving)} actions={<Button onClick={reload}>{strings.predict.changedLoad}</Button>} /> : null}
      {asked?.state === 'failed' ? (
        <ProblemNotice
          problem={asked.problem}
          retry={() => {
            void run();
          }}
        />
      ) : null}
      {asked?.state === 'done' && asked.run.table.rows.length === 0 ? <Empty title={texts.noRows}>{texts.noRowsHelp}</Empty> : null}
      {asked?.state === 'done' && asked.run.table.rows.length > 0 ? <Results key={asked.run.number} info={info} table={asked.run.table} scoring={asked.run.scoring} labelColumn={asked.run.labelColumn} /> : null}
    </Stack>
  );
}

function columnsIn(mapping: Mapping): ReadonlySet<string> {
  return new Set(Object.values(mapping).flatMap((from) => (from.kind === 'column' ? [from.column] : [])));
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
  min-width: 0;
`;
const Run = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px 16px;
  margin-top: 16px;
  span { color: var(--muted); overflow-wrap: anywhere; }
`;

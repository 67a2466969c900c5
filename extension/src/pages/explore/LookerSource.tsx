import { useCallback, useEffect, useMemo, useState } from 'react';
import styled from 'styled-components';
import { useLoaded } from '../../api/useLoaded';
import type { Explore, LookerModel, Queries } from '../../backend/Backend';
import { Choice, TextInput } from '../../components/controls';
import { Empty } from '../../components/Empty';
import { Field } from '../../components/Field';
import { LoadState } from '../../components/LoadState';
import type { Column } from '../../records/Table';
import { columnOf, tableOfRows } from '../../records/tableOfRows';
import { strings } from '../../strings';
import { type Filter, FilterList } from './FilterList';
import type { Source } from './Source';

const texts = strings.explore.looker;

const DEFAULT_ROWS = 500;
const MOST_ROWS = 10_000;

/** Picks an explore, filters it and bounds its rows. */
export function LookerSource({ queries, choose }: { readonly queries: Queries; readonly choose: (source: Source | undefined) => void }) {
  const models = useLoaded(useCallback(() => queries.models(), [queries]));
  return (
    <LoadState loaded={models} isEmpty={(list) => list.length === 0} empty={<Empty title={texts.noExplores}>{texts.noExploresHelp}</Empty>}>
      {(list) => <Pick models={list} queries={queries} choose={choose} />}
    </LoadState>
  );
}

function Pick({ models, queries, choose }: { readonly models: readonly LookerModel[]; readonly queries: Queries; readonly choose: (source: Source | undefined) => void }) {
  const [modelName, setModelName] = useState(models[0]?.name);
  const model = models.find(({ name }) => name === modelName);
  const [exploreName, setExploreName] = useState<string>();
  const chosen = model?.explores.find(({ name }) => name === exploreName) ?? model?.explores[0];
  useEffect(() => {
    choose(undefined);
  }, [choose, model, chosen]);
  return (
    <>
      <Grid>
        <Field label={texts.model}>
          {(aria) => (
            <Choice
              {...aria}
              value={modelName}
              onChange={(event) => {
                setModelName(event.currentTarget.value);
                setExploreName(undefined);
              }}
            >
              {models.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </Choice>
          )}
        </Field>
        <Field label={texts.explore}>
          {(aria) => (
            <Choice
              {...aria}
              value={chosen?.name}
              onChange={(event) => {
                setExploreName(event.currentTarget.value);
              }}
            >
              {model?.explores.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      </Grid>
      {model === undefined || chosen === undefined ? null : <Picked key={`${model.name}::${chosen.name}`} model={model.name} explore={chosen.name} queries={queries} choose={choose} />}
    </>
  );
}

function Picked({ model, explore, queries, choose }: { readonly model: string; readonly explore: string; readonly queries: Queries; readonly choose: (source: Source | undefined) => void }) {
  const loaded = useLoaded(useCallback(() => queries.explore(model, explore), [queries, model, explore]));
  return (
    <LoadState loaded={loaded} isEmpty={({ fields }) => fields.length === 0} empty={<Empty title={texts.noFields}>{texts.noFieldsHelp}</Empty>}>
      {(found) => <Narrowed explore={found} queries={queries} choose={choose} />}
    </LoadState>
  );
}

function Narrowed({ explore, queries, choose }: { readonly explore: Explore; readonly queries: Queries; readonly choose: (source: Source | undefined) => void }) {
  const [filters, setFilters] = useState<readonly Filter[]>([]);
  const [limit, setLimit] = useState(String(DEFAULT_ROWS));
  const rows = Number(limit);
  const fits = Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS;
  // The same columns whatever the filters, so that a mapping under way is kept.
  const columns = useMemo(() => [...new Map(explore.fields.map((field) => [field.name, columnOf(field)])).values()], [explore]);
  const source = useMemo(() => (fits ? sourceOf(explore, columns, queries, filters, rows) : undefined), [explore, columns, queries, filters, rows, fits]);
  useEffect(() => {
    choose(source);
  }, [choose, source]);
  return (
    <>
      <FilterList fields={explore.fields} filters={filters} change={setFilters} />
      <Grid>
        <Field label={texts.limit} mistake={fits ? undefined : texts.limitMistake(MOST_ROWS)}>
          {(aria) => (
            <TextInput
              {...aria}
              inputMode="numeric"
              value={limit}
              onChange={(event) => {
                setLimit(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      </Grid>
    </>
  );
}

function sourceOf(explore: Explore, columns: readonly Column[], queries: Queries, filters: readonly Filter[], limit: number): Source {
  return {
    id: `${explore.model}::${explore.name}`,
    columns,
    sample: [],
    load: async (fields, signal) => {
      const used = filters.filter(({ field, expression }) => field !== '' && expression.trim() !== '');
      const rows = await queries.run(
        { model: explore.model, explore: explore.name, fields, filters: Object.fromEntries(used.map(({ field, expression }) => [field, expression])), limit },
        signal,
      );
      return tableOfRows(rows);
    },
  };
}

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
  gap: 12px;
  max-width: 860px;
`;

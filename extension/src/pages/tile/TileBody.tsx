import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '../../api/useApi';
import { type Loaded, useLoaded } from '../../api/useLoaded';
import { dataOf, type Schemas } from '../../api/client';
import type { Tile, TileContent } from '../../backend/Backend';
import { LoadState } from '../../components/LoadState';
import { Skeleton } from '../../components/Skeleton';
import { tableOfRows } from '../../records/tableOfRows';
import type { Table } from '../../records/Table';
import { strings } from '../../strings';
import { loadModelNames } from '../explore/loadModelNames';
import { chooseModel } from './chooseModel';
import { TileCard } from './TileCard';
import { TileProblem } from './TileProblem';
import { TileRows } from './TileRows';
import { readTileSettings, type TileSettings, tileSettings } from './tileSettings';
import { useTileContent } from './useTileContent';

/** The tile's rows with predictions, or one card to try values on. */
export function TileBody({ tile }: { readonly tile: Tile }) {
  const api = useApi();
  const content = useTileContent(tile);
  const models = useLoaded(useCallback((signal) => loadModelNames(api, signal), [api]));
  useEffect(() => {
    if (models.state === 'ready') {
      tile.offerSettings(tileSettings(models.value));
    }
  }, [tile, models]);
  useFailure(tile, models);
  if (content === undefined || content.querying || (content.refresh === 0 && content.rows === undefined)) {
    return <Skeleton />;
  }
  if (content.problem !== undefined) {
    return <TileProblem tile={tile} title={strings.tile.queryFailed} detail={content.problem} />;
  }
  return <LoadState loaded={models}>{(names) => (names.length === 0 ? <TileProblem tile={tile} title={strings.tile.noModels} /> : <WithRows tile={tile} content={content} names={names} />)}</LoadState>;
}

function WithRows({ tile, content, names }: { readonly tile: Tile; readonly content: TileContent; readonly names: readonly string[] }) {
  const { rows } = content;
  const table = useMemo(() => (rows === undefined ? undefined : tableOfRows(rows)), [rows]);
  const settings = useMemo(() => readTileSettings({ settings: content.settings }), [content.settings]);
  return <WithModel tile={tile} table={table} settings={settings} filters={content.filters} names={names} refresh={content.refresh} />;
}

const none: Table['columns'] = [];

function WithModel({
  tile,
  table,
  settings,
  filters,
  names,
  refresh,
}: {
  readonly tile: Tile;
  readonly table: Table | undefined;
  readonly settings: TileSettings;
  readonly filters: TileContent['filters'];
  readonly names: readonly string[];
  readonly refresh: number;
}) {
  const api = useApi();
  const columns = useSame(table?.columns ?? none);
  const chosen = useLoaded(useCallback((signal) => chooseModel(api, names, settings.model, columns, signal), [api, names, settings.model, columns]));
  useFailure(tile, chosen);
  const info = useServing(chosen.value, refresh);
  return (
    <LoadState loaded={chosen}>
      {() => (info === undefined ? null : table === undefined ? <TileCard key={info.version} tile={tile} model={info.model} filters={filters} /> : <TileRows tile={tile} info={info} table={table} settings={settings} />)}
    </LoadState>
  );
}

/** The version that was chosen, or after a refresh of the dashboard the one that serves by then. */
function useServing(chosen: Schemas['Info'] | undefined, refresh: number): Schemas['Info'] | undefined {
  const api = useApi();
  const [served, setServed] = useState<Schemas['Info']>();
  const chosenAt = useRef(refresh);
  const model = chosen?.model;
  useEffect(() => {
    if (model === undefined || refresh === chosenAt.current) {
      chosenAt.current = refresh;
      return;
    }
    const abort = new AbortController();
    // Without an answer the last one known goes on: scoring will tell what is wrong.
    dataOf(api.GET('/info', { params: { query: { model } }, signal: abort.signal })).then(
      (now) => {
        setServed((last) => (last?.model === now.model && last.version === now.version ? last : now));
      },
      () => undefined,
    );
    return () => {
      abort.abort();
    };
  }, [api, model, refresh]);
  return useMemo(() => (served?.model === chosen?.model && served !== undefined && served.version !== chosen?.version ? served : chosen), [served, chosen]);
}

/** The same columns as before where nothing about them has changed: a refresh then asks for no model again. */
function useSame(columns: Table['columns']): Table['columns'] {
  const text = JSON.stringify(columns);
  return useMemo(() => JSON.parse(text) as Table['columns'], [text]);
}

/** Looker is told what could not be loaded, and may take its picture all the same. */
function useFailure(tile: Tile, loaded: Loaded<unknown>): void {
  const message = loaded.state === 'failed' ? loaded.problem.message : undefined;
  useEffect(() => {
    if (message !== undefined) {
      tile.showProblem(message);
      tile.rendered(message);
    }
  }, [tile, message]);
}

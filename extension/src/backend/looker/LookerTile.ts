import type { RawVisualizationData, TileHostData } from '@looker/extension-sdk';
import type { Queries, Tile, TileContent, TileSetting } from '../Backend';
import type { Dashboard } from './Dashboard';
import { listOf, recordOf, textOf } from './fields';
import { visualizationRows } from './visualizationRows';

const limit = 500;

/** The dashboard around us. A visualization is handed its rows; a tile runs the query of its own, filtered by the dashboard. */
export class LookerTile implements Tile {
  private readonly listeners = new Set<(content: TileContent) => void>();
  private content: TileContent = { filters: {}, rows: undefined, settings: {}, editing: false, querying: false, problem: undefined, refresh: 0 };
  private lastRun: string | undefined;
  private running = new AbortController();

  constructor(
    private readonly queries: Queries | undefined,
    private readonly dashboard: Dashboard,
  ) {}

  subscribe(listener: (content: TileContent) => void): () => void {
    this.listeners.add(listener);
    listener(this.content);
    return () => {
      this.listeners.delete(listener);
    };
  }

  rendered(failure?: string): void {
    this.dashboard.rendered(failure);
  }

  showProblem(message: string | undefined): void {
    this.dashboard.showProblem(message);
  }

  offerSettings(settings: readonly TileSetting[]): void {
    this.dashboard.offerSettings(settings);
  }

  /** Looker pushes parts of its data; a run of the dashboard is told by a new start time or another query. */
  hostData(data: Partial<TileHostData>): void {
    const run = JSON.stringify([data.lastRunStartTime, data.filteredQuery, data.dashboardFilters]);
    const isRun = run !== this.lastRun && (data.lastRunStartTime !== undefined || data.filteredQuery !== undefined);
    this.tell({
      filters: data.dashboardFilters ?? this.content.filters,
      editing: data.isDashboardEditing ?? this.content.editing,
      refresh: this.content.refresh + (isRun ? 1 : 0),
    });
    if (isRun) {
      this.lastRun = run;
      void this.query(data.filteredQuery);
    }
  }

  visualizationData(data: RawVisualizationData): void {
    const settings = Object.fromEntries(Object.entries(recordOf(data.visConfig)).filter(([name]) => name !== 'query_fields'));
    this.tell({ rows: visualizationRows(data.queryResponse), settings });
  }

  private async query(filtered: TileHostData['filteredQuery']): Promise<void> {
    const query = recordOf(filtered);
    const model = textOf(query['model']);
    const explore = textOf(query['view']);
    const fields = listOf(query['fields']).filter((field) => typeof field === 'string');
    if (this.queries === undefined || model === undefined || explore === undefined || fields.length === 0) {
      return;
    }
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.tell({ querying: true, problem: undefined });
    try {
      const rows = await this.queries.run(
        {
          model,
          explore,
          fields,
          filters: Object.fromEntries(Object.entries(recordOf(query['filters'])).map(([name, value]) => [name, String(value)])),
          sorts: listOf(query['sorts']).map(String),
          limit: Number(query['limit'] ?? limit) || limit,
        },
        signal,
      );
      if (!signal.aborted) {
        this.tell({ rows, querying: false });
      }
    } catch (failure) {
      if (!signal.aborted) {
        this.tell({ rows: undefined, querying: false, problem: failure instanceof Error ? failure.message : String(failure) });
      }
    }
  }

  private tell(change: Partial<TileContent>): void {
    this.content = { ...this.content, ...change };
    for (const listener of this.listeners) {
      listener(this.content);
    }
  }
}

import type { Column } from '../../components/DataTable';
import { formatNumber, formatShare } from '../../components/formatNumber';
import type { Column as SourceColumn } from '../../records/Table';
import { isRefused, type Scored } from '../../scoring/Outcome';
import { strings } from '../../strings';
import { ErrorCell, WarningMark } from './marks';
import type { ResultRow } from './ResultRow';

const texts = strings.explore;

/** More columns of the source are in the download only. */
export const MOST_SHOWN = 60;

/** What was predicted, then the source's columns. What no row has, such as intervals of classes, has no column. */
export function resultColumns(source: readonly SourceColumn[], rows: readonly ResultRow[]): readonly Column<ResultRow>[] {
  const some = (has: (scored: Scored) => boolean) => rows.some(({ outcome }) => outcome !== undefined && !isRefused(outcome) && has(outcome));
  const value = <T,>(read: (scored: Scored) => T) => (row: ResultRow) => (row.outcome === undefined || isRefused(row.outcome) ? undefined : read(row.outcome));
  return [
    { key: 'row', title: texts.rowNumber, value: (row) => row.index + 1, align: 'end', width: 70 },
    { key: 'prediction', title: texts.prediction, value: value((scored) => scored.prediction), render: predictionCell, width: 160 },
    ...(some((scored) => scored.probability !== undefined) ? [shareColumn('probability', texts.probability, value((scored) => scored.probability))] : []),
    ...(some((scored) => scored.confidence !== undefined) ? [shareColumn('confidence', texts.confidence, value((scored) => scored.confidence))] : []),
    ...(some((scored) => scored.interval !== undefined)
      ? [
          {
            key: 'interval',
            title: texts.interval,
            value: value((scored) => (scored.interval === undefined ? undefined : scored.interval.upper - scored.interval.lower)),
            render: (row: ResultRow) => value(({ interval }) => (interval === undefined ? '' : texts.between(formatNumber(interval.lower), formatNumber(interval.upper))))(row) ?? '',
            align: 'end' as const,
            width: 170,
          },
        ]
      : []),
    ...(some((scored) => scored.recommendedAction !== undefined)
      ? [{ key: 'action', title: texts.recommendedAction, value: value((scored) => scored.recommendedAction), width: 190 }]
      : []),
    ...source.slice(0, MOST_SHOWN).map(
      (column, place): Column<ResultRow> => ({
        key: `column:${column.id}`,
        title: column.label,
        value: (row) => sortable(row.cells[place], column.kind),
        render: (row) => cellText(row.cells[place]),
        align: column.kind === 'number' ? 'end' : 'start',
      }),
    ),
  ];
}

function shareColumn(key: string, title: string, value: (row: ResultRow) => number | undefined): Column<ResultRow> {
  return {
    key,
    title,
    value,
    render: (row) => {
      const share = value(row);
      return share === undefined ? '' : formatShare(share);
    },
    align: 'end',
    width: 110,
  };
}

function predictionCell({ outcome }: ResultRow) {
  if (outcome === undefined) {
    return <span aria-label={texts.notScored}>…</span>;
  }
  if (isRefused(outcome)) {
    return <ErrorCell title={outcome.error}>{outcome.error}</ErrorCell>;
  }
  const { prediction, warnings } = outcome;
  return (
    <>
      <b>{typeof prediction === 'number' ? formatNumber(prediction) : (prediction ?? '')}</b>
      {warnings.length === 0 ? null : <WarningMark role="img" aria-label={texts.warned(warnings)} title={warnings.join('\n')} />}
    </>
  );
}

/** Numbers in a file are texts and are still sorted by size. */
function sortable(cell: ResultRow['cells'][number] | undefined, kind: SourceColumn['kind']) {
  return kind === 'number' && typeof cell === 'string' ? Number(cell) : cell;
}

function cellText(cell: ResultRow['cells'][number] | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell);
}

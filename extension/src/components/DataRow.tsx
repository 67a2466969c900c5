import { memo } from 'react';
import styled from 'styled-components';
import type { Column } from './DataTable';

/** CSS pixels. */
export const rowHeight = 34;

interface Properties<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  /** The widths of the columns, as CSS has them. */
  readonly template: string;
  /** Its place in the table, from 1 for the headings. */
  readonly place: number;
  /** CSS pixels from the first row. */
  readonly start: number;
}

function Drawn<Row>({ row, columns, template, place, start }: Properties<Row>) {
  return (
    <Line role="row" aria-rowindex={place} style={{ gridTemplateColumns: template, position: 'absolute', insetInline: 0, transform: `translateY(${String(start)}px)` }}>
      {columns.map((column) => (
        <div key={column.key} role="cell" className={column.align}>
          {column.render === undefined ? column.value(row) : column.render(row)}
        </div>
      ))}
    </Line>
  );
}

/** One row of a table, drawn again only when it changes: scrolling past sixty columns then draws the rows that come. */
export const DataRow = memo(Drawn) as typeof Drawn;

/** Its cells are plain: of sixty columns and thirty rows each costs. */
export const Line = styled.div`
  display: grid;
  height: ${String(rowHeight)}px;
  border-bottom: 1px solid var(--line);
  contain: layout style;
  > div {
    padding: 7px 12px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  > .end { text-align: end; }
`;

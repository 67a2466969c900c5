import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import styled from 'styled-components';
import { strings } from '../strings';
import { DataRow, Line, rowHeight } from './DataRow';
import { sortedBy } from './sortedBy';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What is sorted by; numbers by size, texts in reading order, nothing last. */
  readonly value: (row: Row) => string | number | boolean | null | undefined;
  /** What is shown, if not the value. */
  readonly render?: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** CSS pixels; 140 otherwise. */
  readonly width?: number;
  readonly unsortable?: boolean;
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** A table of any length: only what can be seen is in the document. Headings sort; it scrolls by keyboard. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  maxHeight = 480,
  initialOrder,
  ordered,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** CSS pixels. */
  readonly maxHeight?: number;
  readonly initialOrder?: Order;
  /** Told of every order that the reader asks for. */
  readonly ordered?: (order: Order) => void;
}) {
  const [order, setOrder] = useState<Order | undefined>(initialOrder);
  const sorted = useMemo(() => inOrder(columns, rows, order), [columns, rows, order]);
  const place = useRef<HTMLDivElement>(null);
  // The compiler's rule warns of functions that change; they are called while rendering and not kept.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: maxHeight },
  });
  const template = columns.map(({ width = 140 }) => `minmax(${String(width)}px, ${String(width)}fr)`).join(' ');
  const width = columns.reduce((sum, column) => sum + (column.width ?? 140), 0);
  if (rows.length === 0) {
    return <Nothing>{strings.table.noRows}</Nothing>;
  }
  return (
    // A region that scrolls must be reachable by keyboard.
    <Scroll ref={place} style={{ maxHeight }} role="region" aria-label={label} tabIndex={0}>
      <Table role="table" aria-label={label} aria-rowcount={sorted.length + 1} style={{ minWidth: width }}>
        <Head role="rowgroup">
          <Line role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
            {columns.map((column) => (
              <div
                key={column.key}
                role="columnheader"
                className={column.align}
                aria-sort={order?.key !== column.key ? 'none' : order.descending ? 'descending' : 'ascending'}
              >
                {column.unsortable === true ? (
                  column.title
                ) : (
                  <button
                    type="button"
                    title={strings.table.sortBy(column.title)}
                    onClick={() => {
                      const next = { key: column.key, descending: order?.key === column.key ? !order.descending : column.align === 'end' };
                      setOrder(next);
                      ordered?.(next);
                    }}
                  >
                    {column.title}
                    <span aria-hidden="true">{order?.key !== column.key ? '' : order.descending ? ' ↓' : ' ↑'}</span>
                  </button>
                )}
              </div>
            ))}
          </Line>
        </Head>
        <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = sorted[item.index];
            return row === undefined ? null : (
              <DataRow key={rowKey(row)} row={row} columns={columns} template={template} place={item.index + 2} start={item.start} />
            );
          })}
        </div>
      </Table>
    </Scroll>
  );
}

/** The rows as a table with this order shows them. */
export function inOrder<Row>(columns: readonly Column<Row>[], rows: readonly Row[], order: Order | undefined): readonly Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  return column === undefined || order === undefined ? rows : sortedBy(rows, column.value, order.descending);
}

const Scroll = styled.div`
  overflow: auto;
  border-radius: inherit;
`;
const Table = styled.div`
  font-size: 13px;
`;
const Head = styled.div`
  position: sticky;
  top: 0;
  z-index: 1;
  background: var(--sunken);
  font-weight: 550;
  button { all: unset; cursor: pointer; }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
const Nothing = styled.p`
  padding: 16px;
  color: var(--muted);
`;

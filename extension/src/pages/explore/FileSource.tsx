import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import styled from 'styled-components';
import { Notice } from '../../components/Notice';
import { CSV_LIMITS, type CsvTable, readCsv } from '../../csv/readCsv';
import { strings } from '../../strings';
import { csvProblemText } from './csvProblemText';
import type { Source } from './Source';

const texts = strings.explore.csv;

type Reading =
  | { readonly state: 'reading'; readonly name: string; readonly share: number }
  | { readonly state: 'read'; readonly name: string; readonly table: CsvTable }
  | { readonly state: 'failed'; readonly name: string; readonly message: string };

/** Takes a CSV file by drop or by the file picker. */
export function FileSource({ choose }: { readonly choose: (source: Source | undefined) => void }) {
  const id = useId();
  const [reading, setReading] = useState<Reading>();
  const [over, setOver] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const read = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    abort.current?.abort();
    const { signal } = (abort.current = new AbortController());
    const { name } = file;
    choose(undefined);
    setReading({ state: 'reading', name, share: 0 });
    try {
      const table = await readCsv(file, {
        signal,
        onProgress: (share) => {
          if (!signal.aborted) {
            setReading({ state: 'reading', name, share });
          }
        },
      });
      if (!signal.aborted) {
        setReading({ state: 'read', name, table });
        choose(sourceOf(table));
      }
    } catch (failure) {
      if (!signal.aborted) {
        setReading({ state: 'failed', name, message: csvProblemText(failure) });
      }
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <Target
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <label htmlFor={id}>{texts.drop}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          aria-describedby={`${id}help`}
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = ''; // so that the same file can be taken again
          }}
        />
        <small id={`${id}help`}>{texts.help(CSV_LIMITS.rows)}</small>
      </Target>
      {reading === undefined ? null : <Told reading={reading} />}
    </div>
  );
}

function Told({ reading }: { readonly reading: Reading }) {
  switch (reading.state) {
    case 'reading':
      return <progress aria-label={texts.reading(reading.name)} max={1} value={reading.share} />;
    case 'failed':
      return (
        <Notice tone="bad" title={texts.failed(reading.name)}>
          <p>{reading.message}</p>
        </Notice>
      );
    case 'read': {
      const { table, name } = reading;
      return (
        <>
          <p role="status">{texts.read(name, table.rows.length, table.columns.length, table.encoding)}</p>
          {table.raggedLines.length === 0 ? null : (
            <Notice tone="warn" title={texts.ragged(table.raggedLines.length)}>
              <p>{texts.raggedLines(table.raggedLines.slice(0, 5), table.columns.length)}</p>
            </Notice>
          )}
          {table.truncated ? <Notice tone="warn" title={texts.truncated(table.rows.length)} /> : null}
        </>
      );
    }
  }
}

function sourceOf(table: CsvTable): Source {
  return {
    id: `csv/${table.columns.map((column) => column.id).join(',').slice(0, 500)}`,
    columns: table.columns,
    sample: table.rows.slice(0, 200),
    load: () => Promise.resolve(table),
  };
}

const Target = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  justify-items: start;
  padding: 20px;
  margin-bottom: 12px;
  border: 1px dashed var(--edge);
  border-radius: var(--radius);
  background: var(--sunken);
  label { font-weight: 550; }
  small { color: var(--muted); }
  input { max-width: 100%; }
  &[data-over='true'] { border-color: var(--accent); background: var(--accent-soft); }
`;

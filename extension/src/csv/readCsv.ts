import Papa from 'papaparse';
import { kindOf } from '../records/columnKind';
import type { Cell, Table } from '../records/Table';
import { columnNames } from './columnNames';
import { CsvError } from './CsvError';
import { decodeText, type Encoding } from './decodeText';

export interface CsvLimits {
  readonly bytes: number;
  /** Rows beyond it are not read, and the table says so. */
  readonly rows: number;
  readonly columns: number;
}

export const CSV_LIMITS: CsvLimits = { bytes: 64 * 1024 * 1024, rows: 100_000, columns: 1000 };

/** A line whose number of fields is not the header's; it is left out of the table. */
export interface RaggedLine {
  readonly line: number;
  readonly fields: number;
}

export interface CsvTable extends Table {
  readonly encoding: Encoding;
  /** On which line of the file each row begins, from 1. */
  readonly lines: readonly number[];
  readonly raggedLines: readonly RaggedLine[];
  /** Whether the file holds more rows than were read. */
  readonly truncated: boolean;
}

export interface ReadOptions {
  readonly limits?: CsvLimits;
  /** How many characters are parsed between two chances for the page to draw. */
  readonly chunkCharacters?: number;
  readonly signal?: AbortSignal;
  /** Told the share of the file that has been parsed, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads RFC 4180 with a header line, and its relatives: separated by comma, semicolon, tab or bar, with
 * any of the three line ends. An empty field is a missing value; blank lines are skipped.
 *
 * @throws CsvError with what is wrong and on which line
 */
export async function readCsv(file: Blob, options: ReadOptions = {}): Promise<CsvTable> {
  const limits = options.limits ?? CSV_LIMITS;
  if (file.size > limits.bytes) {
    throw new CsvError({ kind: 'too-large', bytes: file.size, limit: limits.bytes });
  }
  const { text, encoding } = await decodeText(file, options.signal);
  const reading = new Reading(limits);
  await parse(text, reading, options);
  return reading.table(encoding);
}

/** How many characters separator and line end are told by. */
const DIALECT_CHARACTERS = 64 * 1024;
const DIALECT_LINES = 20;

function dialectOf(text: string): { delimiter: string; newline: '\r' | '\n' | '\r\n' } {
  const start = text.slice(0, DIALECT_CHARACTERS);
  const { delimiter, linebreak } = Papa.parse<string[]>(start, { preview: DIALECT_LINES, skipEmptyLines: true }).meta;
  return {
    delimiter,
    newline: linebreak === '\r' || linebreak === '\r\n' ? linebreak : '\n',
  };
}

function parse(text: string, reading: Reading, options: ReadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      ...dialectOf(text),
      chunkSize: options.chunkCharacters ?? 512 * 1024,
      chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        try {
          options.signal?.throwIfAborted();
          reading.add(results);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          parser.abort(); // which calls complete
          return;
        }
        options.onProgress?.(Math.min(1, results.meta.cursor / text.length));
        if (reading.full) {
          parser.abort();
        } else {
          parser.pause();
          setTimeout(() => {
            parser.resume();
          }, 0);
        }
      },
      complete() {
        resolve();
      },
    });
  });
}

/** Takes parsed lines and keeps count of where they stand in the file. */
class Reading {
  private names: readonly string[] | undefined;
  private readonly rows: Cell[][] = [];
  private readonly lines: number[] = [];
  private readonly ragged: RaggedLine[] = [];
  private line = 1;
  full = false;

  constructor(private readonly limits: CsvLimits) {}

  add(results: Papa.ParseResult<string[]>): void {
    const quoteErrors = results.errors.filter((error) => error.type === 'Quotes');
    results.data.forEach((fields, index) => {
      const wrong = quoteErrors.find((error) => error.row === index);
      if (wrong !== undefined) {
        throw new CsvError({
          kind: wrong.code === 'MissingQuotes' ? 'unterminated-quote' : 'malformed-quote',
          line: this.line,
        });
      }
      this.addLine(fields);
      this.line += 1 + fields.reduce((sum, field) => sum + lineEnds(field), 0);
    });
  }

  private addLine(fields: string[]): void {
    if (fields.every((field) => field.trim() === '') && (fields.length === 1 || !this.names)) {
      return; // a blank line
    }
    if (this.names === undefined) {
      this.names = this.header(fields);
      return;
    }
    const width = this.names.length;
    const fits = fields.length === width || fields.slice(width).every((field) => field === '');
    if (this.rows.length >= this.limits.rows) {
      this.full = true;
    } else if (fits && fields.length >= width) {
      this.rows.push(fields.slice(0, width).map((field) => (field === '' ? null : field)));
      this.lines.push(this.line);
    } else {
      this.ragged.push({ line: this.line, fields: fields.length });
    }
  }

  private header(fields: string[]): readonly string[] {
    if (fields.length > this.limits.columns) {
      const { columns: limit } = this.limits;
      throw new CsvError({ kind: 'too-many-columns', columns: fields.length, limit });
    }
    return columnNames(fields);
  }

  table(encoding: Encoding): CsvTable {
    if (this.names === undefined) {
      throw new CsvError({ kind: 'empty' });
    }
    if (this.rows.length === 0 && this.ragged.length === 0) {
      throw new CsvError({ kind: 'no-rows' });
    }
    const { rows } = this;
    return {
      columns: this.names.map((name, index) => ({
        id: name,
        label: name,
        kind: kindOf(columnCells(rows, index)),
      })),
      rows,
      encoding,
      lines: this.lines,
      raggedLines: this.ragged,
      truncated: this.full,
    };
  }
}

function* columnCells(rows: readonly (readonly Cell[])[], index: number): Generator<Cell> {
  for (const row of rows) {
    yield row[index] ?? null;
  }
}

function lineEnds(field: string): number {
  return field.includes('\n') || field.includes('\r')
    ? (field.match(/\r\n|\r|\n/g)?.length ?? 0)
    : 0;
}

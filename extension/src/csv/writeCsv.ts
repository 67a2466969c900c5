import Papa from 'papaparse';
import type { Cell } from '../records/Table';

/** How many rows become text at once, so that no single string grows with the table. */
const ROWS_A_PART = 5000;

/**
 * Texts that a spreadsheet would run as a formula (OWASP, "CSV injection"); numbers with a sign are
 * left alone.
 */
const FORMULA = /^(?![+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$)[=+\-@\t\r]/i;

/**
 * RFC 4180 in UTF-8 with a byte order mark, without which spreadsheets take it for another encoding. A
 * missing value is an empty field; a text that would be a formula gets an apostrophe ahead.
 */
export function writeCsv(
  columnNames: readonly string[],
  rows: readonly (readonly Cell[])[],
): Blob {
  const parts: string[] = ['\uFEFF', linesOf([columnNames])];
  for (let start = 0; start < rows.length; start += ROWS_A_PART) {
    parts.push('\r\n', linesOf(rows.slice(start, start + ROWS_A_PART)));
  }
  parts.push('\r\n');
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

function linesOf(rows: readonly (readonly Cell[])[]): string {
  return Papa.unparse(rows as Cell[][], { newline: '\r\n', escapeFormulae: FORMULA });
}

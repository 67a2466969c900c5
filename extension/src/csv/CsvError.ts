/** Why a file cannot be read as CSV; lines count from 1, as editors do. */
export type CsvProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too-many-columns'; readonly columns: number; readonly limit: number }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unterminated-quote'; readonly line: number }
  | { readonly kind: 'malformed-quote'; readonly line: number };

export class CsvError extends Error {
  constructor(readonly problem: CsvProblem) {
    super(`The file cannot be read as CSV: ${problem.kind}`);
    this.name = 'CsvError';
  }
}

import { CsvError } from '../../csv/CsvError';
import { strings } from '../../strings';

const texts = strings.explore.csv;
const MEBIBYTE = 1024 * 1024;

/** What is wrong with a file, and what to do about it. */
export function csvProblemText(failure: unknown): string {
  if (!(failure instanceof CsvError)) {
    return texts.unreadable;
  }
  const { problem } = failure;
  switch (problem.kind) {
    case 'empty':
      return texts.empty;
    case 'no-rows':
      return texts.noRows;
    case 'binary':
      return texts.binary;
    case 'too-large':
      return texts.tooLarge(Math.ceil(problem.bytes / MEBIBYTE), Math.floor(problem.limit / MEBIBYTE));
    case 'too-many-columns':
      return texts.tooManyColumns(problem.columns, problem.limit);
    case 'unterminated-quote':
      return texts.unterminatedQuote(problem.line);
    case 'malformed-quote':
      return texts.malformedQuote(problem.line);
  }
}

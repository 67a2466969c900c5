import styled from 'styled-components';
import { Choice } from '../../components/controls';
import { Field } from '../../components/Field';
import type { Column } from '../../records/Table';
import { strings } from '../../strings';
import type { ColumnChoice } from './columns';

const words = strings.performance;
const labels = { time: words.columnTime, actual: words.columnActual, predicted: words.columnPredicted } as const;

/** Which columns were recognised, to be changed where the guess is wrong. */
export function ColumnChoices({ columns, choice, change }: { readonly columns: readonly Column[]; readonly choice: ColumnChoice; readonly change: (choice: ColumnChoice) => void }) {
  return (
    <Box>
      {(['time', 'actual', 'predicted'] as const).map((part) => (
        <Field key={part} label={labels[part]}>
          {(aria) => (
            <Choice
              {...aria}
              value={choice[part] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                change({ ...choice, [part]: value === '' ? undefined : value });
              }}
            >
              <option value="">{words.noColumn}</option>
              {columns.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      ))}
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
  gap: 12px 16px;
`;

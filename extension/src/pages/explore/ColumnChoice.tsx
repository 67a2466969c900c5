import { memo, useState } from 'react';
import { Choice } from '../../components/controls';
import type { FieldAria } from '../../components/Field';
import type { Column } from '../../records/Table';
import { strings } from '../../strings';

/** More options than that are made only once somebody comes to choose: sixty features times 500 columns are too many elements. */
const MOST_AT_ONCE = 60;

/** Chooses a column, those that suit ahead; the values are `column:` and its id, and what the others say. */
export const ColumnChoice = memo(function ColumnChoice({
  aria,
  columns,
  first,
  value,
  others,
  choose,
}: {
  readonly aria: FieldAria;
  readonly columns: readonly Column[];
  readonly first?: (column: Column) => boolean;
  readonly value: string;
  readonly others: readonly (readonly [value: string, text: string])[];
  readonly choose: (value: string) => void;
}) {
  const [wanted, setWanted] = useState(false);
  const shown = wanted || columns.length <= MOST_AT_ONCE ? columns : columns.filter(({ id }) => `column:${id}` === value);
  const suiting = first === undefined ? shown : shown.filter(first);
  const want = () => {
    setWanted(true);
  };
  return (
    <Choice
      {...aria}
      value={value}
      onFocus={want}
      onMouseDown={want}
      onChange={(event) => {
        choose(event.currentTarget.value);
      }}
    >
      {others.map(([other, text]) => (
        <option key={other} value={other}>
          {text}
        </option>
      ))}
      <Options columns={suiting} />
      {suiting.length === shown.length ? null : (
        <optgroup label={strings.explore.otherKinds}>
          <Options columns={shown.filter((column) => !suiting.includes(column))} />
        </optgroup>
      )}
    </Choice>
  );
});

function Options({ columns }: { readonly columns: readonly Column[] }) {
  return columns.map(({ id, label }) => (
    <option key={id} value={`column:${id}`}>
      {label === id ? id : `${label} (${id})`}
    </option>
  ));
}

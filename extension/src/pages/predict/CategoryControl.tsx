import { useId } from 'react';
import type { FieldAria } from '../../components/Field';
import { Choice, TextInput } from '../../components/controls';
import { strings } from '../../strings';
import type { FormFeature } from './formFeatures';

/** Beyond so many categories typing finds one sooner than a list does. */
const mostListed = 24;

/** A category or a boolean: a list of what training has seen, or a text with proposals. */
export function CategoryControl({ feature, text, set, aria }: { readonly feature: FormFeature; readonly text: string; readonly set: (text: string) => void; readonly aria: FieldAria }) {
  const listId = useId();
  const boolean = feature.type === 'boolean';
  const values = boolean ? ['true', 'false'] : feature.categories;
  if (values.length > mostListed || values.length === 0) {
    return (
      <>
        <TextInput
          {...aria}
          name={feature.name}
          list={listId}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            set(event.currentTarget.value);
          }}
        />
        <datalist id={listId}>
          {values.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      </>
    );
  }
  return (
    <Choice
      {...aria}
      name={feature.name}
      value={text}
      onChange={(event) => {
        set(event.currentTarget.value);
      }}
    >
      <option value="">{feature.required ? strings.predict.choose : strings.predict.nothing}</option>
      {/* What was remembered from another version, or came by a link. */}
      {text === '' || values.includes(text) ? null : <option value={text}>{strings.predict.unseen(text)}</option>}
      {values.map((value) => (
        <option key={value} value={value}>
          {boolean ? (value === 'true' ? strings.predict.yes : strings.predict.no) : value}
        </option>
      ))}
    </Choice>
  );
}

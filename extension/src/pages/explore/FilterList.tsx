import { ButtonOutline, ButtonTransparent } from '@looker/components';
import styled from 'styled-components';
import type { ExploreField } from '../../backend/Backend';
import { Choice, TextInput } from '../../components/controls';
import { strings } from '../../strings';

const texts = strings.explore.looker;

/** A field and an expression in Looker's filter language, such as `> 30` or `last 3 months`. */
export interface Filter {
  readonly key: number;
  readonly field: string;
  readonly expression: string;
}

const MOST_FILTERS = 20;

export function FilterList({ fields, filters, change }: { readonly fields: readonly ExploreField[]; readonly filters: readonly Filter[]; readonly change: (filters: readonly Filter[]) => void }) {
  const set = (key: number, part: Partial<Filter>) => {
    change(filters.map((filter) => (filter.key === key ? { ...filter, ...part } : filter)));
  };
  return (
    <Group aria-label={texts.filters} role="group">
      {filters.map((filter, index) => (
        <Line key={filter.key}>
          <Choice
            aria-label={texts.filterField(index + 1)}
            value={filter.field}
            onChange={(event) => {
              set(filter.key, { field: event.currentTarget.value });
            }}
          >
            <option value="">{texts.chooseField}</option>
            {fields.map((field) => (
              <option key={field.name} value={field.name}>
                {field.label}
              </option>
            ))}
          </Choice>
          <TextInput
            aria-label={texts.filterExpression(index + 1)}
            placeholder={texts.filterExample}
            value={filter.expression}
            onChange={(event) => {
              set(filter.key, { expression: event.currentTarget.value });
            }}
          />
          <ButtonTransparent
            aria-label={texts.removeFilter(index + 1)}
            color="neutral"
            onClick={() => {
              change(filters.filter(({ key }) => key !== filter.key));
            }}
          >
            {texts.remove}
          </ButtonTransparent>
        </Line>
      ))}
      {filters.length >= MOST_FILTERS ? null : (
        <ButtonOutline
          onClick={() => {
            change([...filters, { key: 1 + Math.max(0, ...filters.map(({ key }) => key)), field: '', expression: '' }]);
          }}
        >
          {texts.addFilter}
        </ButtonOutline>
      )}
    </Group>
  );
}

const Group = styled.div`
  display: grid;
  gap: 8px;
  justify-items: start;
`;
const Line = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
  gap: 8px;
  width: 100%;
  max-width: 860px;
  @media (max-width: 480px) { grid-template-columns: minmax(0, 1fr); }
`;

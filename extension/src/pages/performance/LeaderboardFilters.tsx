import styled from 'styled-components';
import { Choice } from '../../components/controls';
import { Field } from '../../components/Field';
import { strings } from '../../strings';
import { type Filters, type Score, wordsOf } from './leaderboard';

export function LeaderboardFilters({
  scores,
  metrics,
  metric,
  chooseMetric,
  filters,
  change,
}: {
  readonly scores: readonly Score[];
  readonly metrics: readonly string[];
  readonly metric: string;
  readonly chooseMetric: (metric: string) => void;
  readonly filters: Filters;
  readonly change: (filters: Filters) => void;
}) {
  const names = wordsOf(scores, ({ name }) => name);
  return (
    <Box>
      <Select label={strings.performance.metric} value={metric} words={metrics} choose={chooseMetric} />
      <Select
        all
        label={strings.performance.dataset}
        value={filters.dataset}
        words={wordsOf(scores, ({ dataset }) => dataset)}
        choose={(dataset) => {
          change({ ...filters, dataset });
        }}
      />
      <Select
        all
        label={strings.performance.experiment}
        value={filters.experiment}
        words={wordsOf(scores, ({ experiment }) => experiment)}
        choose={(experiment) => {
          change({ ...filters, experiment });
        }}
      />
      <fieldset>
        <legend>{strings.performance.models}</legend>
        {names.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={filters.names.size === 0 || filters.names.has(name)}
              onChange={() => {
                change({ ...filters, names: toggled(filters.names, name, names) });
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </Box>
  );
}

/** All of them is the same as no filter. */
function toggled(chosen: ReadonlySet<string>, name: string, all: readonly string[]): ReadonlySet<string> {
  const next = new Set(chosen.size === 0 ? all : chosen);
  if (!next.delete(name)) {
    next.add(name);
  }
  return next.size === all.length ? new Set() : next;
}

function Select({ label, value, words, choose, all = false }: { readonly label: string; readonly value: string; readonly words: readonly string[]; readonly choose: (word: string) => void; readonly all?: boolean }) {
  return (
    <Field label={label}>
      {(aria) => (
        <Choice
          {...aria}
          value={value}
          onChange={(event) => {
            choose(event.currentTarget.value);
          }}
        >
          {all ? <option value="">{strings.performance.all}</option> : null}
          {words.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </Choice>
      )}
    </Field>
  );
}

const Box = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
  gap: 12px 16px;
  fieldset { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; border: 0; min-width: 0; max-height: 120px; overflow: auto; }
  legend { font-weight: 500; font-size: 13px; padding: 0 0 4px; }
  fieldset label { display: flex; align-items: center; gap: 6px; font-size: 13px; }
  input { accent-color: var(--accent); }
`;

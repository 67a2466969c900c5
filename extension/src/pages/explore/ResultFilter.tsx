import styled from 'styled-components';
import { Choice, TextInput } from '../../components/controls';
import { Field } from '../../components/Field';
import { strings } from '../../strings';
import type { Show } from './ResultRow';

const texts = strings.explore;

/** Which of the rows are shown. */
export function ResultFilter({
  actions,
  hasProbability,
  show,
  setShow,
  text,
  setText,
}: {
  readonly actions: readonly string[];
  readonly hasProbability: boolean;
  readonly show: Show;
  readonly setShow: (show: Show) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
}) {
  const choices: (readonly [Show, string])[] = [
    ['all', texts.show.all],
    ['refused', texts.show.refused],
    ['warned', texts.show.warned],
    ...(hasProbability
      ? ([
          ['at-threshold', texts.show.atThreshold],
          ['below-threshold', texts.show.belowThreshold],
        ] as const)
      : []),
    ...actions.map((action) => [`action:${action}`, action] as const),
  ];
  return (
    <>
      <Width>
        <Field label={texts.showRows}>
          {(aria) => (
            <Choice
              {...aria}
              value={show}
              onChange={(event) => {
                setShow(event.currentTarget.value as Show);
              }}
            >
              {choices.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      </Width>
      <Width>
        <Field label={texts.containing}>
          {(aria) => (
            <TextInput
              {...aria}
              type="search"
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      </Width>
    </>
  );
}

const Width = styled.div`
  width: 220px;
  max-width: 100%;
`;

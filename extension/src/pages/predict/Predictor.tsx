import { Button } from '@looker/components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import styled from 'styled-components';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { strings } from '../../strings';
import { drawValues } from './drawValues';
import { FeatureForm } from './FeatureForm';
import { FormInputs } from './FormInputs';
import { mistakesOf, type Mistake } from './mistakes';
import type { PredictModel } from './predictModel';
import { ResultPanel } from './ResultPanel';
import { type Entry, withEntry } from './session';
import { SessionHistory } from './SessionHistory';
import { useRemembered } from './useRemembered';
import { useScoring } from './useScoring';
import { useServingVersion } from './useServingVersion';

/** Form, prediction and session of one version's schema. */
export function Predictor({
  model,
  entries,
  setEntries,
  reload,
}: {
  readonly model: PredictModel;
  readonly entries: readonly Entry[];
  readonly setEntries: (change: (last: readonly Entry[]) => readonly Entry[]) => void;
  /** Loads the model again, whose champion has moved. */
  readonly reload: () => void;
}) {
  const inputs = useMemo(() => new FormInputs(model.features), [model]);
  const { scored, problem, busy, follow, predict, clear } = useScoring(model.name);
  const [mistakes, setMistakes] = useState(0);
  /** Whether the form has become one of which nothing can be predicted. */
  const [behind, setBehind] = useState(false);
  const frame = useRef(0);
  useRemembered(model.name, inputs);

  // The prediction follows the form as soon as it is complete, once a frame at most.
  useEffect(() => {
    const unsubscribe = inputs.subscribe(() => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        const read = inputs.read();
        const complete = 'values' in read;
        setBehind(!complete);
        setMistakes((last) => (complete ? 0 : Math.min(last, read.mistakes.size)));
        if (complete && !inputs.isEmpty()) {
          follow(read.values);
        }
      });
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame.current);
    };
  }, [inputs, follow]);

  // What the server finds wrong is told at its field.
  useEffect(() => {
    if (problem !== undefined) {
      inputs.setMistakes(mistakesOf(problem, model.features));
    }
  }, [problem, inputs, model]);

  const submit = useCallback(() => {
    const read = inputs.read();
    if ('mistakes' in read) {
      inputs.setMistakes(new Map([...read.mistakes].map(([name, mistake]) => [name, wordsOf[mistake]])));
      setMistakes(read.mistakes.size);
      focusFirstMistake();
      return;
    }
    setMistakes(0);
    setBehind(false);
    cancelAnimationFrame(frame.current); // asked for now, so not once more with the next frame
    predict(read.values, ({ outcome }) => {
      setEntries((last) => withEntry(last, { at: new Date(), values: read.values, outcome }));
    });
  }, [inputs, predict, setEntries]);
  const randomize = useCallback(() => {
    inputs.setAll(drawValues(model.features, Math.random));
    submit();
  }, [inputs, model, submit]);
  const empty = useCallback(() => {
    inputs.setAll(model.features.map(({ name }) => [name, null]));
    inputs.setMistakes(new Map());
    setMistakes(0);
    clear();
  }, [inputs, model, clear]);
  const use = useCallback(
    (entry: Entry) => {
      inputs.setAll(model.features.map(({ name }) => [name, entry.values[name]]));
    },
    [inputs, model],
  );

  const serving = useServingVersion(model, scored, problem);
  return (
    <>
      {scored?.stale === true ? <Notice tone="warn" title={strings.states.stale} /> : null}
      {serving !== model.version ? (
        <Notice tone="warn" title={strings.predict.changed(model.version, serving)} actions={<Button onClick={reload}>{strings.predict.changedLoad}</Button>}>
          <p>{strings.predict.changedHelp}</p>
        </Notice>
      ) : null}
      {problem === undefined ? null : (
        <ProblemNotice problem={problem} retry={submit} shownPaths={model.features.flatMap(({ name }, place) => [`$.features.${name}`, `$.features[${String(place)}]`])} />
      )}
      {mistakes === 0 ? null : <Notice tone="bad" title={strings.predict.mistakes(mistakes)} />}
      <Columns>
        <FeatureForm inputs={inputs} submit={submit} randomize={randomize} clear={empty} />
        <Side>
          <ResultPanel model={model} outcome={scored?.outcome} busy={busy} failed={problem !== undefined} incomplete={behind} />
        </Side>
      </Columns>
      <SessionHistory model={model} entries={entries} use={use} />
    </>
  );
}

const wordsOf: Readonly<Record<Mistake, string>> = { required: strings.predict.required, number: strings.predict.notANumber };

function focusFirstMistake() {
  // The fields know of their mistakes after they are drawn.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
  });
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 400px);
  gap: 16px;
  align-items: start;
  margin-bottom: 16px;
  @media (max-width: 900px) { grid-template-columns: minmax(0, 1fr); }
`;
const Side = styled.div`
  position: sticky;
  top: 12px;
  min-width: 0;
  @media (max-width: 900px) { position: static; }
`;

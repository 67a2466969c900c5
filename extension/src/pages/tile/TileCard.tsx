import { useCallback, useEffect, useState } from 'react';
import styled from 'styled-components';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import type { Tile, TileContent } from '../../backend/Backend';
import { LoadState } from '../../components/LoadState';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { outcomeOf } from '../../scoring/Outcome';
import { strings } from '../../strings';
import { FeatureField } from '../predict/FeatureField';
import { FormInputs } from '../predict/FormInputs';
import { loadPredictModel, type PredictModel } from '../predict/predictModel';
import { useScoring } from '../predict/useScoring';
import { cardValues } from './cardValues';
import { TileOutcome } from './TileOutcome';

/** One row to try values on: typical ones, in their place those that the dashboard filters by, and what is typed. */
export function TileCard({ tile, model, filters }: { readonly tile: Tile; readonly model: string; readonly filters: TileContent['filters'] }) {
  const api = useApi();
  const loaded = useLoaded(useCallback((signal) => loadPredictModel(api, model, signal), [api, model]));
  return <LoadState loaded={loaded}>{(version) => (version === undefined ? null : <Card tile={tile} model={version} filters={filters} />)}</LoadState>;
}

function Card({ tile, model, filters }: { readonly tile: Tile; readonly model: PredictModel; readonly filters: TileContent['filters'] }) {
  const [inputs] = useState(() => new FormInputs(model.features));
  const { scored, problem, follow } = useScoring(model.name);
  useEffect(
    () =>
      inputs.subscribe(() => {
        const read = inputs.read();
        if ('values' in read) {
          follow(read.values);
        }
      }),
    [inputs, follow],
  );
  useEffect(() => {
    inputs.setAll(cardValues(model.features, filters));
  }, [inputs, model, filters]);
  useEffect(() => {
    if (scored !== undefined || problem !== undefined) {
      tile.showProblem(problem?.message);
      tile.rendered(problem?.message);
    }
  }, [tile, scored, problem]);
  const { name, unit, positive } = model.label;
  return (
    <Sides>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {scored?.stale === true ? <Notice tone="warn" title={strings.states.stale} /> : null}
      {scored === undefined ? null : <TileOutcome outcome={outcomeOf(scored.outcome)} label={{ name, ...(unit === undefined ? {} : { unit }), ...(positive === undefined ? {} : { positive }) }} />}
      <Values>
        <summary>{strings.tile.whatIf}</summary>
        <Grid>
          {model.features.map((feature) => (
            <FeatureField key={feature.name} feature={feature} inputs={inputs} />
          ))}
        </Grid>
      </Values>
    </Sides>
  );
}

const Sides = styled.div`
  display: grid;
  gap: 12px;
`;
const Values = styled.details`
  summary { cursor: pointer; color: var(--muted); margin-bottom: 8px; }
`;
const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
  gap: 10px;
`;

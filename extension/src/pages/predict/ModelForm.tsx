import { useCallback, useState } from 'react';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { Empty } from '../../components/Empty';
import { LoadState } from '../../components/LoadState';
import { strings } from '../../strings';
import { Predictor } from './Predictor';
import { loadPredictModel } from './predictModel';
import type { Entry } from './session';

/** The serving version of a model, whose session outlives a change of version. */
export function ModelForm({ name }: { readonly name: string }) {
  const api = useApi();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const model = useLoaded(useCallback(async (signal) => ({ serving: await loadPredictModel(api, name, signal) }), [api, name]));
  return (
    <LoadState
      loaded={model}
      isEmpty={({ serving }) => serving === undefined}
      empty={<Empty title={strings.predict.noChampion(name)}>{strings.predict.noChampionHelp}</Empty>}
    >
      {({ serving }) => (serving === undefined ? null : <Predictor key={serving.version} model={serving} entries={entries} setEntries={setEntries} reload={model.reload} />)}
    </LoadState>
  );
}

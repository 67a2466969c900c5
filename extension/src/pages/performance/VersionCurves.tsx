import { useCallback, useState } from 'react';
import styled from 'styled-components';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { Choice } from '../../components/controls';
import { Empty } from '../../components/Empty';
import { Field } from '../../components/Field';
import { LoadState } from '../../components/LoadState';
import { strings } from '../../strings';
import { loadManifest, loadModel, loadModelNames } from '../models/modelData';
import { EvaluationView } from './EvaluationView';

/** A model and one of its versions, the champion first. */
export function VersionCurves() {
  const api = useApi();
  const names = useLoaded(useCallback((signal: AbortSignal) => loadModelNames(api, signal), [api]));
  const [wanted, setWanted] = useState<string>();
  return (
    <LoadState loaded={names} isEmpty={(list) => list.length === 0} empty={<Empty title={strings.models.noModels}>{strings.models.noModelsHelp}</Empty>}>
      {(list) => {
        const name = list.find((model) => model === wanted) ?? list[0] ?? '';
        return <OfModel key={name} names={list} name={name} choose={setWanted} />;
      }}
    </LoadState>
  );
}

function OfModel({ names, name, choose }: { readonly names: readonly string[]; readonly name: string; readonly choose: (name: string) => void }) {
  const api = useApi();
  const loaded = useLoaded(useCallback((signal: AbortSignal) => loadModel(api, name, signal), [api, name]));
  const [wanted, setWanted] = useState<string>();
  const versions = loaded.value?.versions ?? [];
  const version = wanted ?? loaded.value?.model.champion ?? versions[0]?.version;
  return (
    <>
      <Choices>
        <Field label={strings.models.model}>
          {(aria) => (
            <Choice
              {...aria}
              value={name}
              onChange={(event) => {
                choose(event.currentTarget.value);
              }}
            >
              {names.map((other) => (
                <option key={other}>{other}</option>
              ))}
            </Choice>
          )}
        </Field>
        <Field label={strings.performance.version}>
          {(aria) => (
            <Choice
              {...aria}
              value={version ?? ''}
              onChange={(event) => {
                setWanted(event.currentTarget.value);
              }}
            >
              {versions.map((one) => (
                <option key={one.version} value={one.version}>
                  {one.aliases.length === 0 ? one.version : `${one.version} (${one.aliases.join(', ')})`}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      </Choices>
      <LoadState loaded={loaded}>{() => (version === undefined ? <Empty title={strings.performance.noVersion} /> : <OfVersion key={version} name={name} version={version} />)}</LoadState>
    </>
  );
}

function OfVersion({ name, version }: { readonly name: string; readonly version: string }) {
  const api = useApi();
  const manifest = useLoaded(useCallback((signal: AbortSignal) => loadManifest(api, name, version, signal), [api, name, version]));
  return <LoadState loaded={manifest}>{(loaded) => <EvaluationView manifest={loaded} />}</LoadState>;
}

const Choices = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 280px));
  gap: 12px 16px;
  margin-bottom: 16px;
`;

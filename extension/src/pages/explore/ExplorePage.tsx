import { useCallback, useState } from 'react';
import styled from 'styled-components';
import { dataOf } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { useBackend } from '../../backend/BackendContext';
import { Card } from '../../components/Card';
import { Choice } from '../../components/controls';
import { Empty } from '../../components/Empty';
import { Field } from '../../components/Field';
import { LoadState } from '../../components/LoadState';
import { Page } from '../../components/Page';
import { strings } from '../../strings';
import { FileSource } from './FileSource';
import { loadModelNames } from './loadModelNames';
import { LookerSource } from './LookerSource';
import { MappedScoring } from './MappedScoring';
import type { Source } from './Source';

const texts = strings.explore;

/** Scores the rows of an explore, or outside Looker of a file. */
export function ExplorePage() {
  const api = useApi();
  const { queries } = useBackend();
  const models = useLoaded(useCallback((signal) => loadModelNames(api, signal), [api]));
  const [chosen, setChosen] = useState<string>();
  const [source, setSource] = useState<Source>();
  const known = models.value ?? [];
  const model = chosen !== undefined && known.includes(chosen) ? chosen : known[0];
  return (
    <Page title={texts.title}>
      <Stack>
        <LoadState loaded={models} isEmpty={(names) => names.length === 0} empty={<Empty title={texts.noModels}>{texts.noModelsHelp}</Empty>}>
          {(names) => (
            <>
              <Card title={texts.rowsToScore}>
                <Stack>
                  <Narrow>
                    <Field label={texts.model} help={texts.modelHelp}>
                      {(aria) => (
                        <Choice
                          {...aria}
                          value={model}
                          onChange={(event) => {
                            setChosen(event.currentTarget.value);
                          }}
                        >
                          {names.map((name) => (
                            <option key={name}>{name}</option>
                          ))}
                        </Choice>
                      )}
                    </Field>
                  </Narrow>
                  {queries === undefined ? <FileSource choose={setSource} /> : <LookerSource queries={queries} choose={setSource} />}
                </Stack>
              </Card>
              {model === undefined || source === undefined ? null : <ModelAndSource key={`${model} ${source.id}`} model={model} source={source} />}
            </>
          )}
        </LoadState>
      </Stack>
    </Page>
  );
}

function ModelAndSource({ model, source }: { readonly model: string; readonly source: Source }) {
  const api = useApi();
  const info = useLoaded(useCallback((signal) => dataOf(api.GET('/info', { params: { query: { model } }, signal })), [api, model]));
  return <LoadState loaded={info}>{(version) => <MappedScoring key={version.version} info={version} source={source} reload={info.reload} />}</LoadState>;
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
  min-width: 0;
`;
const Narrow = styled.div`
  max-width: 420px;
`;

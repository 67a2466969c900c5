import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import styled from 'styled-components';
import { dataOf } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { useBackend } from '../../backend/BackendContext';
import { Choice } from '../../components/controls';
import { Empty } from '../../components/Empty';
import { LoadState } from '../../components/LoadState';
import { Page } from '../../components/Page';
import { strings } from '../../strings';
import { ModelForm } from './ModelForm';

const rememberedModel = 'predict.model';

/** Predicts one row by a form, and lets sliders ask what if. */
export function PredictPage() {
  const api = useApi();
  const { store } = useBackend();
  const [search, setSearch] = useSearchParams();
  const [remembered, setRemembered] = useState<string>();
  const models = useLoaded(useCallback(async (signal) => (await dataOf(api.GET('/models', { signal }))).models, [api]));
  useEffect(() => {
    void store.get(rememberedModel).then((name) => {
      setRemembered(name ?? '');
    });
  }, [store]);
  const known = models.value ?? [];
  const linked = search.get('model');
  const current = (known.find(({ name }) => name === linked) ?? known.find(({ name }) => name === remembered) ?? known.find(({ champion }) => champion !== undefined) ?? known[0])?.name;
  return (
    <Page
      title={strings.predict.title}
      actions={
        known.length === 0 ? undefined : (
          <Picker>
            <span>{strings.predict.model}</span>
            <Choice
              value={current}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setSearch({ model: value }, { replace: true });
                void store.set(rememberedModel, value);
              }}
            >
              {known.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Choice>
          </Picker>
        )
      }
    >
      <LoadState loaded={models} isEmpty={(list) => list.length === 0} empty={<Empty title={strings.predict.noModels}>{strings.predict.noModelsHelp}</Empty>}>
        {() => (current === undefined || remembered === undefined ? null : <ModelForm key={current} name={current} />)}
      </LoadState>
    </Page>
  );
}

const Picker = styled.label`
  display: flex;
  align-items: center;
  gap: 8px;
  color: var(--muted);
  select { min-width: 160px; max-width: 60vw; }
`;

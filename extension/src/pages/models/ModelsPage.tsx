import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { Choice } from '../../components/controls';
import { Empty } from '../../components/Empty';
import { Field } from '../../components/Field';
import { LoadState } from '../../components/LoadState';
import { Page } from '../../components/Page';
import { strings } from '../../strings';
import { ModelView } from './ModelView';
import { loadModelNames } from './modelData';

/** The versions of a model: what they are worth, which serves, and what moves them. */
export function ModelsPage() {
  const api = useApi();
  const names = useLoaded(useCallback((signal: AbortSignal) => loadModelNames(api, signal), [api]));
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('model');
  const chosen = names.value?.find((name) => name === wanted) ?? names.value?.[0];
  return (
    <Page
      title={strings.models.title}
      actions={
        names.value === undefined || names.value.length === 0 ? undefined : (
          <Field label={strings.models.model}>
            {(aria) => (
              <Choice
                {...aria}
                value={chosen}
                onChange={(event) => {
                  setSearch({ model: event.currentTarget.value }, { replace: true });
                }}
              >
                {names.value?.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Choice>
            )}
          </Field>
        )
      }
    >
      <LoadState
        loaded={names}
        isEmpty={(list) => list.length === 0}
        empty={
          <Empty title={strings.models.noModels}>
            <code>{strings.models.noModelsHelp}</code>
          </Empty>
        }
      >
        {() => (chosen === undefined ? null : <ModelView key={chosen} name={chosen} />)}
      </LoadState>
    </Page>
  );
}

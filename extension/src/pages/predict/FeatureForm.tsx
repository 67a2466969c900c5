import { Button, ButtonOutline, ButtonTransparent } from '@looker/components';
import { memo, useState } from 'react';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { TextInput } from '../../components/controls';
import { strings } from '../../strings';
import { FeatureField } from './FeatureField';
import type { FormFeature } from './formFeatures';
import type { FormInputs } from './FormInputs';
import { useFormInput } from './useFormInput';

/** From so many features on, one can be looked for by its name. */
const manyFeatures = 16;

/** The form of the model's schema. Enter predicts from any field. */
export const FeatureForm = memo(function FeatureForm({
  inputs,
  submit,
  randomize,
  clear,
}: {
  readonly inputs: FormInputs;
  readonly submit: () => void;
  readonly randomize: () => void;
  readonly clear: () => void;
}) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  return (
    <Card
      title={strings.predict.features}
      actions={
        inputs.features.length < manyFeatures ? undefined : (
          <Search>
            <TextInput
              type="search"
              aria-label={strings.predict.filter}
              placeholder={strings.predict.filter}
              value={filter}
              onChange={(event) => {
                setFilter(event.currentTarget.value);
              }}
            />
          </Search>
        )
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Fields>
          {inputs.features.map((feature) => (
            <FoundField key={feature.name} feature={feature} inputs={inputs} wanted={wanted} />
          ))}
        </Fields>
        <Actions>
          <Button type="submit">{strings.predict.predict}</Button>
          <ButtonOutline type="button" onClick={randomize}>
            {strings.predict.randomize}
          </ButtonOutline>
          <ButtonTransparent type="button" color="neutral" onClick={clear}>
            {strings.predict.clear}
          </ButtonTransparent>
        </Actions>
      </form>
    </Card>
  );
});

/** One that is not looked for is hidden, unless it needs attention. */
function FoundField({ feature, inputs, wanted }: { readonly feature: FormFeature; readonly inputs: FormInputs; readonly wanted: string }) {
  const { mistake } = useFormInput(inputs, feature.name);
  return (
    <div hidden={mistake === undefined && !feature.name.toLowerCase().includes(wanted)}>
      <FeatureField feature={feature} inputs={inputs} />
    </div>
  );
}

const Search = styled.div`
  width: 200px;
`;
const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
  gap: 14px 18px;
  /* What is off screen costs nothing while something on it changes. */
  > div { contain: layout style; }
  > [hidden] { display: none; }
`;
const Actions = styled.div`
  position: sticky;
  bottom: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin: 16px -16px -16px;
  padding: 12px 16px;
  border-top: 1px solid var(--line);
  border-radius: 0 0 10px 10px;
  background: var(--raised);
`;

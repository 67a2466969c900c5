import { ButtonOutline } from '@looker/components';
import { useState } from 'react';
import styled from 'styled-components';
import { strings } from '../strings';
import { TextInput } from './controls';
import { Field } from './Field';

/** Takes a token, which nobody keeps beyond this page. */
export function TokenForm({ use }: { readonly use: (token: string) => void }) {
  const [token, setToken] = useState('');
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') {
          use(token);
        }
      }}
    >
      <Field label={strings.states.token} help={strings.states.tokenHelp}>
        {(aria) => (
          <TextInput
            {...aria}
            type="password"
            autoComplete="off"
            value={token}
            onChange={(event) => {
              setToken(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <ButtonOutline type="submit">{strings.states.useToken}</ButtonOutline>
    </Form>
  );
}

const Form = styled.form`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
`;

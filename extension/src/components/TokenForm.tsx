import { ButtonOutline, FieldText } from '@looker/components';
import { useState } from 'react';
import styled from 'styled-components';
import { strings } from '../strings';

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
      <FieldText
        label={strings.states.token}
        description={strings.states.tokenHelp}
        type="password"
        autoComplete="off"
        value={token}
        onChange={(event) => {
          setToken(event.currentTarget.value);
        }}
      />
      <ButtonOutline type="submit">{strings.states.useToken}</ButtonOutline>
    </Form>
  );
}

const Form = styled.form`
  display: flex;
  flex-wrap: wrap;
  align-items: end;
  gap: 8px;
`;

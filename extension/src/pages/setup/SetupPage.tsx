import { ButtonOutline } from '@looker/components';
import styled from 'styled-components';
import { useBackend } from '../../backend/BackendContext';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { Page } from '../../components/Page';
import { Skeleton } from '../../components/Skeleton';
import { TokenForm } from '../../components/TokenForm';
import { strings } from '../../strings';
import { CheckItem } from './CheckItem';
import { type Checked, useChecks } from './useChecks';

/** Says what is missing or wrong between this page and the functions, and the exact text that sets it right. */
export function SetupPage() {
  const { kind, typedToken } = useBackend();
  const { place, functions, again } = useChecks();
  const all: readonly Checked[] = [...(place ?? []), ...functions];
  const running = place === undefined || all.some(({ state }) => state === 'running');
  const wrong = all.filter(({ state }) => state === 'missing' || state === 'failing').length;
  return (
    <Page title={strings.setup.title} actions={<ButtonOutline onClick={again}>{strings.setup.again}</ButtonOutline>}>
      <Notice
        tone={running ? 'plain' : wrong === 0 ? 'good' : 'warn'}
        title={wrong > 0 ? strings.setup.toDo(wrong) : running ? strings.setup.still : strings.setup.allWell}
      />
      <Stack>
        <Card title={strings.setup.place[kind]} flush>
          {place === undefined ? (
            <Pad>
              <Skeleton label={strings.setup.checking} lines={2} />
            </Pad>
          ) : (
            <List>
              {place.map((check) => (
                <CheckItem key={check.id} check={check} />
              ))}
            </List>
          )}
        </Card>
        <Card title={strings.setup.functions} flush>
          <List>
            {functions.map((check) => (
              <CheckItem key={check.id} check={check} />
            ))}
          </List>
        </Card>
        {typedToken === undefined ? null : (
          <Card title={strings.setup.token}>
            {typedToken.isSet ? (
              <p>
                {strings.setup.tokenSet} {strings.setup.useAnother}
              </p>
            ) : null}
            <TokenForm
              use={(token) => {
                typedToken.set(token);
                again();
              }}
            />
          </Card>
        )}
      </Stack>
    </Page>
  );
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`;
const List = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
`;
const Pad = styled.div`
  padding: 0 16px;
`;

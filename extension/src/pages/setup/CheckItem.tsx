import { ButtonOutline } from '@looker/components';
import styled from 'styled-components';
import { useBackend } from '../../backend/BackendContext';
import { useToast } from '../../components/ToastContext';
import { strings } from '../../strings';
import type { Checked } from './useChecks';

/** One check: its state in a word, what was found, what to do, and the text to paste. */
export function CheckItem({ check }: { readonly check: Checked }) {
  const backend = useBackend();
  const toast = useToast();
  const copy = (text: string) => {
    backend.copy(text).then(
      () => {
        toast(strings.setup.copied);
      },
      () => {
        toast(strings.setup.notCopied);
      },
    );
  };
  return (
    <Item $state={check.state} id={`check-${check.id}`}>
      <Mark $state={check.state}>{strings.setup.state[check.state]}</Mark>
      <div>
        <h3>{check.title}</h3>
        {check.state === 'running' ? null : (
          <>
            <p>{check.detail}</p>
            {check.remedy === undefined || check.state === 'ok' ? null : <Remedy>{check.remedy}</Remedy>}
            {check.paste === undefined || check.state === 'ok' ? null : (
              <Paste>
                <figcaption>{check.paste.where}</figcaption>
                {/* It scrolls, so it must be reachable by keyboard. */}
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <pre tabIndex={0}>{check.paste.text}</pre>
                <ButtonOutline
                  size="xsmall"
                  aria-label={strings.setup.copyWhat(check.title)}
                  onClick={() => {
                    copy(check.paste?.text ?? '');
                  }}
                >
                  {strings.setup.copy}
                </ButtonOutline>
              </Paste>
            )}
          </>
        )}
      </div>
    </Item>
  );
}

type State = Checked['state'];

const inks: Readonly<Record<State, string>> = { ok: 'var(--good)', missing: 'var(--bad)', failing: 'var(--bad)', unknown: 'var(--warn)', running: 'var(--muted)' };

const Item = styled.li<{ $state: State }>`
  display: grid;
  grid-template-columns: 150px minmax(0, 1fr);
  gap: 4px 14px;
  padding: 12px 16px;
  border-bottom: 1px solid var(--line);
  &:last-child { border-bottom: 0; }
  > div { display: grid; gap: 6px; min-width: 0; overflow-wrap: anywhere; }
  h3 { font-size: 14px; font-weight: 550; }
  p { color: var(--muted); font-size: 13px; }
  @media (max-width: 560px) { grid-template-columns: minmax(0, 1fr); }
`;
const Mark = styled.span<{ $state: State }>`
  color: ${({ $state }) => inks[$state]};
  font-weight: 550;
  font-size: 13px;
  &::before { content: '${({ $state }) => ($state === 'ok' ? '✓' : $state === 'running' ? '…' : $state === 'unknown' ? '?' : '✕')}' / ''; display: inline-block; width: 20px; }
`;
const Remedy = styled.p`
  && { color: var(--text); }
`;
const Paste = styled.figure`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: 4px 8px;
  align-items: start;
  margin: 0;
  figcaption { grid-column: 1 / -1; color: var(--muted); font-size: 12px; }
  pre { margin: 0; padding: 8px 10px; border-radius: var(--radius); background: var(--sunken); font: 12px/1.5 ui-monospace, monospace; overflow: auto; }
`;

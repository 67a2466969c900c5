import { ButtonTransparent } from '@looker/components';
import { useState } from 'react';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { formatTime } from '../../components/formatTime';
import { strings } from '../../strings';
import type { ModelDescription } from './modelData';

type Move = ModelDescription['history'][number];

const shownFirst = 6;

/** Who moved what and why, newest first. */
export function History({ history }: { readonly history: readonly Move[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? history : history.slice(0, shownFirst);
  return (
    <Card title={strings.models.history}>
      {history.length === 0 ? <p>{strings.models.noHistory}</p> : null}
      <List>
        {shown.map((move) => (
          <li key={`${move.at} ${move.action} ${move.to ?? ''}`}>
            <div>
              <strong>{move.who}</strong> {inWords(move)}
              {move.from === undefined || move.from === move.to || move.action === 'remove_alias' ? null : <small> {strings.models.instead(move.from)}</small>}
            </div>
            <q>{move.reason === '' ? strings.models.noReason : move.reason}</q>
            <small>
              <time dateTime={move.at}>{formatTime(move.at)}</time>
            </small>
          </li>
        ))}
      </List>
      {shown.length < history.length ? (
        <ButtonTransparent
          size="small"
          onClick={() => {
            setAll(true);
          }}
        >
          {strings.models.earlierHistory}
        </ButtonTransparent>
      ) : null}
    </Card>
  );
}

function inWords({ action, alias = '', from = '', to = '' }: Move): string {
  const words = strings.models.moves;
  switch (action) {
    case 'promote':
      return words.promote(alias, to);
    case 'remove_alias':
      return words.remove_alias(alias, from);
    case 'rollback':
    case 'delete':
    case 'restore':
      return words[action](to);
  }
}

const List = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0;
  display: grid;
  gap: 14px;
  li { padding-left: 14px; border-left: 2px solid var(--line); overflow-wrap: anywhere; }
  q { display: block; quotes: none; font-size: 13px; }
  small { color: var(--muted); }
`;

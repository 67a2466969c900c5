import { ButtonOutline } from '@looker/components';
import styled from 'styled-components';
import type { ScoringState } from '../../scoring/ChunkedScoring';
import { strings } from '../../strings';

const texts = strings.explore;

/** How far scoring has come. Screen readers are told by quarters, or they would talk without a pause. */
export function ScoringProgress({ state, cancel, goOn }: { readonly state: ScoringState; readonly cancel: () => void; readonly goOn: () => void }) {
  const { phase, rows, answered, refused, failed } = state;
  const quarter = rows === 0 ? 4 : Math.floor((4 * answered) / rows);
  return (
    <Line>
      {phase === 'running' ? (
        <>
          <progress aria-label={texts.progress} max={rows} value={answered} />
          <span aria-hidden="true">{texts.scored(answered, rows)}</span>
          <ButtonOutline onClick={cancel}>{strings.states.cancel}</ButtonOutline>
        </>
      ) : (
        <span>
          {phase === 'done' ? texts.done(rows, refused) : texts.stopped(answered, rows, failed)}
        </span>
      )}
      {phase === 'cancelled' || phase === 'incomplete' ? <ButtonOutline onClick={goOn}>{texts.scoreRest(rows - answered)}</ButtonOutline> : null}
      <Unseen role="status">{phase === 'running' ? texts.quarters(quarter) : texts.phases[phase]}</Unseen>
    </Line>
  );
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px 16px;
  progress { width: min(320px, 100%); accent-color: var(--accent); }
`;
const Unseen = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;

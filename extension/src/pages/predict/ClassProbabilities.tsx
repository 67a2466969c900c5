import styled from 'styled-components';
import { formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';
import type { Outcome } from './scoring';

const mostClasses = 8;

/** The probability of each class, the largest first, and which classes hold the truth. */
export function ClassProbabilities({ outcome }: { readonly outcome: Outcome }) {
  if (!('probabilities' in outcome)) {
    return null;
  }
  const classes = Object.entries(outcome.probabilities)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostClasses);
  const set = outcome.class_set;
  return (
    <div>
      <List aria-label={strings.predict.probabilities}>
        {classes.map(([name, probability]) => (
          <li key={name}>
            <span>{name}</span>
            <Track aria-hidden="true">
              <i style={{ width: `${String(probability * 100)}%` }} />
            </Track>
            <b>{formatShare(probability)}</b>
          </li>
        ))}
      </List>
      {set === undefined ? null : (
        <Meaning>{set.classes.length === 0 ? strings.predict.classSetEmpty : strings.predict.classSet(formatShare(set.confidence_level), set.classes.join(', '))}</Meaning>
      )}
    </div>
  );
}

const List = styled.ul`
  display: grid;
  gap: 4px;
  margin: 0 0 6px;
  padding: 0;
  list-style: none;
  font-size: 13px;
  li { display: grid; grid-template-columns: minmax(60px, 30%) 1fr 56px; gap: 8px; align-items: center; }
  span { overflow: hidden; text-overflow: ellipsis; }
  b { font-weight: 550; text-align: end; }
`;
const Track = styled.div`
  height: 8px;
  border-radius: 4px;
  background: var(--sunken);
  overflow: hidden;
  i { display: block; height: 100%; background: var(--accent); border-radius: 4px; }
`;
const Meaning = styled.p`
  font-size: 12px;
  color: var(--muted);
`;

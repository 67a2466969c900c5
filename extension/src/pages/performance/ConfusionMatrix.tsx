import styled from 'styled-components';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';

const words = strings.performance;

/** For each true class, how often each class was predicted; the shade follows the share of the true class. */
export function ConfusionMatrix({ classes, counts }: { readonly classes: readonly string[]; readonly counts: readonly (readonly number[])[] }) {
  const rows = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, place) => sum + (row[place] ?? 0), 0);
  return (
    <Figure>
      <figcaption>
        <strong>{words.confusion}</strong>
        <p>{words.confusionSummary(rows === 0 ? '–' : formatShare(right / rows), formatNumber(rows))}</p>
      </figcaption>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <Scroll role="region" aria-label={words.confusion} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.trueClass}</th>
              {classes.map((name) => (
                <th key={name} scope="col">
                  {words.predictedClass(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((name, place) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {(counts[place] ?? []).map((count, column) => (
                  <Cell key={column} count={count} of={(counts[place] ?? []).reduce((sum, other) => sum + other, 0)} right={column === place} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Figure>
  );
}

function Cell({ count, of, right }: { readonly count: number; readonly of: number; readonly right: boolean }) {
  const share = of === 0 ? 0 : count / of;
  return (
    <Shade $share={share} $right={right}>
      <strong>{formatNumber(count)}</strong>
      <small>{formatShare(share)}</small>
    </Shade>
  );
}

const Figure = styled.figure`
  margin: 0;
  min-width: 0;
  figcaption { margin-bottom: 12px; }
  figcaption p { color: var(--muted); font-size: 13px; }
  table { border-collapse: separate; border-spacing: 3px; width: 100%; font-size: 13px; }
  th { text-align: start; font-weight: 500; padding: 6px; }
`;
const Scroll = styled.div`
  overflow: auto;
`;
/** The shade stays light enough for its text in either theme. */
const Shade = styled.td<{ $share: number; $right: boolean }>`
  padding: 12px;
  border-radius: var(--radius);
  text-align: center;
  background: color-mix(in srgb, var(${({ $right }) => ($right ? '--accent-soft' : '--bad-soft')}) ${({ $share }) => String(Math.round(25 + 75 * $share))}%, var(--raised));
  strong { display: block; font-size: 16px; }
`;

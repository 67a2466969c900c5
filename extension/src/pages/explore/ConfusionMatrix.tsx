import styled from 'styled-components';
import { type Confusion, total } from '../../statistics/confusion';
import { formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';

const texts = strings.explore.matrix;

/** Two classes, true against predicted. Right answers are on the diagonal, which colour alone does not tell. */
export function ConfusionMatrix({ confusion, positive, label }: { readonly confusion: Confusion; readonly positive: string; readonly label: string }) {
  const all = total(confusion);
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const cell = (count: number, right: boolean) => (
    <Count $right={right}>
      <b>{count.toLocaleString('en')}</b>
      <small>
        {formatShare(count / all)} · {right ? texts.right : texts.wrong}
      </small>
    </Count>
  );
  return (
    <Matrix>
      <caption>{texts.caption(label)}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.predicted(positive)}</th>
          <th scope="col">{texts.predictedNot(positive)}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{texts.truly(positive)}</th>
          {cell(truePositives, true)}
          {cell(falseNegatives, false)}
        </tr>
        <tr>
          <th scope="row">{texts.trulyNot(positive)}</th>
          {cell(falsePositives, false)}
          {cell(trueNegatives, true)}
        </tr>
      </tbody>
    </Matrix>
  );
}

const Matrix = styled.table`
  border-collapse: collapse;
  width: 100%;
  max-width: 460px;
  font-size: 13px;
  caption { text-align: start; color: var(--muted); padding-bottom: 6px; }
  th { text-align: start; font-weight: 500; padding: 6px 10px 6px 0; }
`;
const Count = styled.td<{ $right: boolean }>`
  border: 1px solid var(--line);
  padding: 8px 10px;
  background: ${({ $right }) => ($right ? 'var(--accent-soft)' : 'var(--sunken)')};
  b { display: block; font-size: 16px; }
`;

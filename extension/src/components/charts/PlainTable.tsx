import styled from 'styled-components';

/** A short table: headings and cells as texts. Numbers go to the right. */
export function PlainTable({ label, columns, rows }: { readonly label: string; readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    <Scroll role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={place} className={typeof cell === 'number' ? 'number' : undefined}>
                  {typeof cell === 'number' ? cell.toLocaleString('en', { maximumSignificantDigits: 6 }) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const Scroll = styled.div`
  overflow: auto;
  max-height: 320px;
  table { border-collapse: collapse; width: 100%; font-size: 13px; }
  th { text-align: start; font-weight: 550; background: var(--sunken); position: sticky; top: 0; }
  th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); }
  .number { text-align: end; }
`;

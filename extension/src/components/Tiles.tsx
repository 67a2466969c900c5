import styled from 'styled-components';

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** A few numbers that matter most. */
export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <List>
      {tiles.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            {note === undefined ? null : <small>{note}</small>}
          </dd>
        </div>
      ))}
    </List>
  );
}

const List = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
  gap: 1px;
  margin: 0;
  border: 1px solid var(--line);
  border-radius: 10px;
  overflow: hidden;
  background: var(--line);
  > div { padding: 12px 16px; background: var(--raised); min-width: 0; overflow-wrap: anywhere; }
  dt { color: var(--muted); font-size: 12px; }
  dd { margin: 2px 0 0; }
  strong { display: block; font-size: 20px; font-weight: 600; letter-spacing: -0.01em; }
  small { color: var(--muted); }
`;

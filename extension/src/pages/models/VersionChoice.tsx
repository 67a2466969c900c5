import styled from 'styled-components';
import { Choice } from '../../components/controls';
import type { Version } from './modelData';

/** One of a model's versions, with its aliases beside it. */
export function VersionChoice({ label, versions, value, choose }: { readonly label: string; readonly versions: readonly Version[]; readonly value: string; readonly choose: (version: string) => void }) {
  return (
    <Label>
      {label}
      <Choice
        value={value}
        onChange={(event) => {
          choose(event.currentTarget.value);
        }}
      >
        {versions.map(({ version, aliases }) => (
          <option key={version} value={version}>
            {aliases.length === 0 ? version : `${version} (${aliases.join(', ')})`}
          </option>
        ))}
      </Choice>
    </Label>
  );
}

const Label = styled.label`
  display: flex;
  align-items: center;
  gap: 8px;
  color: var(--muted);
  font-size: 13px;
  white-space: nowrap;
`;

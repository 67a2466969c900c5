import styled from 'styled-components';
import { strings } from '../../strings';
import type { ParameterDifference, SchemaChange } from './compareVersions';

export function SchemaDifferences({ schema, parameters }: { readonly schema: readonly SchemaChange[]; readonly parameters: readonly ParameterDifference[] }) {
  return (
    <Box>
      {schema.length === 0 ? (
        <p>{strings.models.schemaSame}</p>
      ) : (
        <>
          <h3>{strings.models.schema}</h3>
          <ul>
            {schema.map(({ feature, change, details }) => (
              <li key={feature}>
                <code>{feature}</code> {strings.models.change[change]}
                {details.length === 0 ? null : <small>{details.join('; ')}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      {parameters.length === 0 ? (
        <p>{strings.models.parametersSame}</p>
      ) : (
        <>
          <h3>{strings.models.parameters}</h3>
          <ul>
            {parameters.map(({ name, left, right }) => (
              <li key={name}>
                <code>{name}</code> {left ?? '–'} → {right ?? '–'}
              </li>
            ))}
          </ul>
        </>
      )}
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  gap: 8px;
  font-size: 13px;
  overflow-wrap: anywhere;
  h3 { font-size: 13px; }
  ul { margin: 0 0 8px; padding-left: 18px; }
  small { display: block; color: var(--muted); }
`;

import { type ReactNode, useId } from 'react';
import styled from 'styled-components';

/** What a control needs to be named and described by its field. */
export interface FieldAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** A label, a control, its help and what is wrong with it. */
export function Field({
  label,
  note,
  help,
  mistake,
  children,
}: {
  readonly label: string;
  /** Beside the label: a unit, or that nothing is needed. */
  readonly note?: string | undefined;
  readonly help?: string | undefined;
  readonly mistake?: string | undefined;
  readonly children: (aria: FieldAria) => ReactNode;
}) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}help`;
  const mistakeId = mistake === undefined ? undefined : `${id}mistake`;
  const describedBy = [mistakeId, helpId].filter((part) => part !== undefined).join(' ');
  return (
    <Box>
      <Label htmlFor={id}>
        <span>{label}</span>
        {note === undefined ? null : <small>{note}</small>}
      </Label>
      {children({ id, 'aria-describedby': describedBy === '' ? undefined : describedBy, 'aria-invalid': mistake !== undefined })}
      {mistake === undefined ? null : <Mistake id={mistakeId}>{mistake}</Mistake>}
      {help === undefined ? null : <Help id={helpId}>{help}</Help>}
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  gap: 4px;
  align-content: start;
  min-width: 0;
`;
const Label = styled.label`
  display: flex;
  justify-content: space-between;
  gap: 8px;
  font-weight: 500;
  font-size: 13px;
  span { min-width: min-content; overflow-wrap: break-word; }
  small { color: var(--muted); font-weight: 400; font-size: 12px; text-align: end; }
`;
const Help = styled.div`
  color: var(--muted);
  font-size: 12px;
`;
const Mistake = styled.div`
  color: var(--bad);
  font-size: 12px;
`;

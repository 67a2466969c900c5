import { Button, ButtonOutline } from '@looker/components';
import { useId } from 'react';
import styled from 'styled-components';

/** A button that says why it cannot be pressed, to every reader. */
export function Refusable({
  label,
  name,
  refusal,
  press,
  plain = false,
  small = false,
}: {
  readonly label: string;
  /** The whole name for screen readers, if the label is too short on its own. */
  readonly name?: string;
  /** Why not; undefined if it can be pressed. */
  readonly refusal: string | undefined;
  readonly press: () => void;
  readonly plain?: boolean;
  readonly small?: boolean;
}) {
  const id = useId();
  const Kind = plain ? ButtonOutline : Button;
  return (
    <Box title={refusal}>
      <Kind
        size={small ? 'xsmall' : 'medium'}
        aria-label={name ?? label}
        aria-disabled={refusal !== undefined}
        aria-describedby={refusal === undefined ? undefined : id}
        className={refusal === undefined ? undefined : 'refused'}
        onClick={() => {
          if (refusal === undefined) {
            press();
          }
        }}
      >
        {label}
      </Kind>
      {refusal === undefined ? null : <Why id={id} $hidden={small}>{refusal}</Why>}
    </Box>
  );
}

const Box = styled.span`
  display: inline-flex;
  align-items: center;
  flex-wrap: wrap;
  gap: 6px;
  .refused { opacity: 0.55; cursor: not-allowed; }
`;
/** In a table the reason stands once beside it; there it is only for screen readers and the mouse. */
const Why = styled.small<{ $hidden: boolean }>`
  color: var(--muted);
  ${({ $hidden }) => ($hidden ? 'position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden;' : '')}
`;

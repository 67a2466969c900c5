import type { ReactNode } from 'react';
import styled from 'styled-components';

type Tone = 'plain' | 'warn' | 'bad' | 'good';

/** Something to know before going on. Bad news interrupts a screen reader, other news waits. */
export function Notice({ tone = 'plain', title, children, actions }: { readonly tone?: Tone; readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <Box $tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <div>
        <strong>{title}</strong>
        {children}
      </div>
      {actions === undefined ? null : <Actions>{actions}</Actions>}
    </Box>
  );
}

const colors: Readonly<Record<Tone, { ground: string; edge: string }>> = {
  plain: { ground: 'var(--sunken)', edge: 'var(--edge)' },
  good: { ground: 'var(--accent-soft)', edge: 'var(--good)' },
  warn: { ground: 'var(--warn-soft)', edge: 'var(--warn)' },
  bad: { ground: 'var(--bad-soft)', edge: 'var(--bad)' },
};
const Box = styled.div<{ $tone: Tone }>`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: center;
  justify-content: space-between;
  padding: 10px 14px;
  margin-bottom: 12px;
  border-radius: var(--radius);
  border-left: 3px solid ${({ $tone }) => colors[$tone].edge};
  background: ${({ $tone }) => colors[$tone].ground};
  overflow-wrap: anywhere;
  > div > * + * { margin-top: 6px; }
`;
const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`;

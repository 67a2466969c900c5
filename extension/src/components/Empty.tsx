import type { ReactNode } from 'react';
import styled from 'styled-components';

/** Nothing is here, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Box>
      <strong>{title}</strong>
      {children}
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  gap: 8px;
  justify-items: center;
  padding: 40px 16px;
  color: var(--muted);
  text-align: center;
  strong { color: var(--text); }
`;

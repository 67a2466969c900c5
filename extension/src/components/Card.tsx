import type { ReactNode } from 'react';
import styled from 'styled-components';

/** A titled part of a page. */
export function Card({ title, actions, children, flush = false }: { readonly title?: string; readonly actions?: ReactNode; readonly children: ReactNode; readonly flush?: boolean }) {
  return (
    <Frame>
      {title === undefined && actions === undefined ? null : (
        <Head>
          <h2>{title}</h2>
          <div>{actions}</div>
        </Head>
      )}
      <Body $flush={flush}>{children}</Body>
    </Frame>
  );
}

const Frame = styled.section`
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 10px;
  min-width: 0;
`;
const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
  padding: 10px 16px;
  border-bottom: 1px solid var(--line);
  h2 { font-size: 14px; }
  > div { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
`;
const Body = styled.div<{ $flush: boolean }>`
  padding: ${({ $flush }) => ($flush ? '0' : '16px')};
`;

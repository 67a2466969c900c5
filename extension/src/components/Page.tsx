import type { ReactNode } from 'react';
import styled from 'styled-components';

/** A page's heading, what stands beside it, and the page. */
export function Page({ title, actions, children }: { readonly title: string; readonly actions?: ReactNode; readonly children?: ReactNode }) {
  return (
    <>
      <Head>
        <h1>{title}</h1>
        {actions === undefined ? null : <Actions>{actions}</Actions>}
      </Head>
      {children}
    </>
  );
}

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px 20px;
  margin-bottom: 16px;
  h1 { font-size: 20px; letter-spacing: -0.01em; }
`;
const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  margin-left: auto;
`;

import { Suspense } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import styled from 'styled-components';
import { Skeleton } from '../components/Skeleton';
import { strings } from '../strings';
import { PageBoundary } from './PageBoundary';
import { pages } from './pages';
import { useStrayDrops } from './useStrayDrops';

export function Frame() {
  useStrayDrops();
  return (
    <>
      <Skip
        href="#main"
        onClick={(event) => {
          event.preventDefault(); // the hash names the page
          document.getElementById('main')?.focus();
        }}
      >
        {strings.shell.skip}
      </Skip>
      <Header>
        <Brand aria-hidden="true">
          <Mark viewBox="0 0 20 20">
            <circle cx="10" cy="11" r="7" />
            <path d="M10 6c0-2 1.4-4 4-4.4" />
          </Mark>
          {strings.shell.name}
        </Brand>
        <nav aria-label={strings.shell.navigation}>
          <List>
            {pages.map(({ path, title }) => (
              <li key={path}>
                <Item to={path}>{title}</Item>
              </li>
            ))}
          </List>
        </nav>
      </Header>
      <Main id="main" tabIndex={-1}>
        <Routes>
          {pages.map(({ path, Component }) => (
            <Route
              key={path}
              path={`${path}/*`}
              element={
                <PageBoundary name={path} key={path}>
                  <Suspense fallback={<Skeleton />}>
                    <Component />
                  </Suspense>
                </PageBoundary>
              }
            />
          ))}
          <Route path="*" element={<Navigate to={pages[0]?.path ?? '/'} replace />} />
        </Routes>
      </Main>
    </>
  );
}

const Skip = styled.a`
  position: absolute;
  left: -999px;
  &:focus { left: 8px; top: 8px; z-index: 10; background: var(--raised); padding: 8px 12px; border-radius: var(--radius); }
`;
const Header = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  column-gap: 24px;
  padding: 0 20px;
  background: var(--raised);
  border-bottom: 1px solid var(--line);
`;
const Brand = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
  font-weight: 650;
  font-size: 15px;
  letter-spacing: -0.01em;
  padding: 10px 0;
`;
const Mark = styled.svg`
  width: 18px;
  circle { fill: var(--accent); }
  path { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round; }
`;
const List = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  list-style: none;
  margin: 0;
  padding: 0;
`;
const Item = styled(NavLink)`
  display: block;
  padding: 12px 10px 10px;
  color: var(--muted);
  text-decoration: none;
  border-bottom: 2px solid transparent;
  &:hover { color: var(--text); }
  &.active { color: var(--text); font-weight: 550; border-bottom-color: var(--accent); }
  &:focus-visible { outline-offset: -2px; }
`;
const Main = styled.main`
  outline: none;
  max-width: 1440px;
  margin: 0 auto;
  padding: 20px;
  @media (max-width: 640px) { padding: 12px; }
`;

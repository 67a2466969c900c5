import { Link, useSearchParams } from 'react-router';
import styled from 'styled-components';
import { Page } from '../../components/Page';
import { strings } from '../../strings';
import { Leaderboard } from './Leaderboard';
import { PredictionsExplorer } from './PredictionsExplorer';
import { VersionCurves } from './VersionCurves';

const views = ['leaderboard', 'predictions', 'version'] as const;

/** How good models are: over all trainings, on rows of a file, and by the curves of a version. */
export function PerformancePage() {
  const [search] = useSearchParams();
  const view = views.find((name) => name === search.get('view')) ?? 'leaderboard';
  return (
    <Page title={strings.performance.title}>
      <Views aria-label={strings.performance.title}>
        {views.map((name) => (
          <Link key={name} to={{ search: `?view=${name}` }} aria-current={name === view ? 'page' : undefined}>
            {strings.performance.views[name]}
          </Link>
        ))}
      </Views>
      {view === 'leaderboard' ? <Leaderboard /> : view === 'predictions' ? <PredictionsExplorer /> : <VersionCurves />}
    </Page>
  );
}

const Views = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  margin-bottom: 16px;
  a { padding: 6px 12px; border-radius: var(--radius); color: var(--muted); text-decoration: none; }
  a:hover { color: var(--text); }
  a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 550; }
`;

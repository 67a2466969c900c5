import { useCallback } from 'react';
import { type ApiClient, dataOf, type Schemas } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { Empty } from '../../components/Empty';
import { LoadState } from '../../components/LoadState';
import { Notice } from '../../components/Notice';
import { strings } from '../../strings';
import { type Score, scoresOf } from './leaderboard';
import { LeaderboardView } from './LeaderboardView';

/** Runs that are read at most. */
const mostRuns = 2000;
const pageSize = 1000;

interface AllScores {
  readonly scores: readonly Score[];
  readonly hasMore: boolean;
}

export function Leaderboard() {
  const api = useApi();
  const loaded = useLoaded(useCallback((signal: AbortSignal) => loadScores(api, signal), [api]));
  return (
    <LoadState
      loaded={loaded}
      isEmpty={({ scores }) => scores.length === 0}
      empty={<Empty title={strings.performance.noRuns}>{strings.performance.noRunsHelp}</Empty>}
    >
      {({ scores, hasMore }) => (
        <>
          {hasMore ? <Notice title={strings.performance.mostRuns(mostRuns)} /> : null}
          <LeaderboardView scores={scores} />
        </>
      )}
    </LoadState>
  );
}

async function loadScores(api: ApiClient, signal: AbortSignal): Promise<AllScores> {
  const runs: Schemas['Run'][] = [];
  let token: string | undefined;
  do {
    const page = await dataOf(api.GET('/runs', { params: { query: { limit: pageSize, ...(token === undefined ? {} : { page_token: token }) } }, signal }));
    runs.push(...page.runs);
    token = page.next_page_token;
  } while (token !== undefined && runs.length < mostRuns);
  return { scores: scoresOf(runs), hasMore: token !== undefined };
}

import { Button } from '@looker/components';
import { useContext } from 'react';
import { Link, useInRouterContext } from 'react-router';
import type { ApiProblem } from '../api/problems';
import { BackendContext } from '../backend/BackendContext';
import { strings } from '../strings';
import { Notice } from './Notice';
import { TokenForm } from './TokenForm';

/** A problem in words, with the ways out of it. Violations that a field shows itself are left to the field. */
export function ProblemNotice({ problem, retry, shownPaths = [] }: { readonly problem: ApiProblem; readonly retry?: () => void; readonly shownPaths?: readonly string[] }) {
  const inRouter = useInRouterContext();
  const typedToken = useContext(BackendContext)?.typedToken;
  const rest = problem.violations.filter(({ path }) => !shownPaths.includes(path));
  return (
    <Notice
      tone="bad"
      title={titleOf(problem)}
      actions={
        <>
          {retry !== undefined && problem.kind !== 'invalid' ? <Button onClick={retry}>{strings.states.retry}</Button> : null}
          {inRouter && leadsToSetup(problem) ? <Link to="/setup">{strings.states.openSetup}</Link> : null}
        </>
      }
    >
      {problem.status > 0 && problem.kind !== 'setup' && rest.length === 0 ? <p>{problem.message}</p> : null}
      {rest.length > 0 ? (
        <ul>
          {rest.map(({ path, expected, actual }) => (
            <li key={path}>
              <code>{path}</code>: {strings.states.expected(expected, actual)}
            </li>
          ))}
        </ul>
      ) : null}
      {problem.kind === 'unauthorized' && typedToken !== undefined ? (
        <TokenForm
          use={(token) => {
            typedToken.set(token);
            retry?.();
          }}
        />
      ) : null}
      {problem.requestId === undefined ? null : <small>{strings.states.request(problem.requestId)}</small>}
    </Notice>
  );
}

function leadsToSetup({ kind }: ApiProblem): boolean {
  return kind === 'setup' || kind === 'offline' || kind === 'unauthorized' || kind === 'forbidden' || kind === 'failed' || kind === 'unavailable';
}

function titleOf(problem: ApiProblem): string {
  switch (problem.kind) {
    case 'setup':
      return problem.message;
    case 'offline':
      return strings.states.offline;
    case 'unauthorized':
      return strings.states.expired;
    case 'forbidden':
      return strings.states.forbidden;
    case 'limited':
      return strings.states.limited(problem.retryAfterSeconds);
    case 'unavailable':
      return strings.states.unavailable;
    case 'missing':
      return strings.states.missing;
    case 'invalid':
      return strings.states.invalid;
    case 'conflict':
      return strings.states.conflict;
    case 'aborted':
      return strings.states.aborted;
    case 'failed':
      return problem.status === 0 ? problem.message : strings.states.failed;
  }
}

import type { ReactNode } from 'react';
import type { Loaded } from '../api/useLoaded';
import { ProblemNotice } from './ProblemNotice';
import { Skeleton } from './Skeleton';

/** What `useLoaded` gave, in every state: a skeleton when slow, the problem with a way out, what was loaded. */
export function LoadState<T>({
  loaded,
  label,
  empty,
  isEmpty,
  children,
}: {
  readonly loaded: Loaded<T>;
  /** What is being loaded, for screen readers. */
  readonly label?: string;
  /** Shown instead if `isEmpty` says so. */
  readonly empty?: ReactNode;
  readonly isEmpty?: (value: T) => boolean;
  readonly children: (value: T) => ReactNode;
}) {
  const { value } = loaded;
  return (
    <>
      {loaded.state === 'failed' ? <ProblemNotice problem={loaded.problem} retry={loaded.reload} /> : null}
      {value === undefined ? loaded.state === 'loading' ? <Skeleton {...(label === undefined ? {} : { label })} /> : null : isEmpty?.(value) === true ? empty : children(value)}
    </>
  );
}

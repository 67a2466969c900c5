import { useEffect, useState } from 'react';
import { dataOf } from '../../api/client';
import type { ApiProblem } from '../../api/problems';
import { useApi } from '../../api/useApi';
import type { PredictModel } from './predictModel';
import type { Scored } from './scoring';

/** Which version serves, as far as is known: the one that answered, or the champion where it refused a form that may be of another one. */
export function useServingVersion(model: PredictModel, scored: Scored | undefined, problem: ApiProblem | undefined): string {
  const api = useApi();
  const [found, setFound] = useState<{ readonly of: ApiProblem; readonly champion: string | undefined }>();
  useEffect(() => {
    if (problem?.kind !== 'invalid') {
      return;
    }
    const abort = new AbortController();
    dataOf(api.GET('/models/{name}', { params: { path: { name: model.name } }, signal: abort.signal })).then(
      ({ champion }) => {
        setFound({ of: problem, champion });
      },
      () => undefined, // the problem itself is told
    );
    return () => {
      abort.abort();
    };
  }, [api, model, problem]);
  const champion = problem !== undefined && found?.of === problem ? found.champion : undefined;
  return champion ?? scored?.outcome.model_version ?? model.version;
}

import type { ApiProblem } from '../../api/problems';
import { strings } from '../../strings';
import type { FormFeature } from './formFeatures';

export type Mistake = 'required' | 'number';

/** What the server found wrong, by feature, in words for its field. */
export function mistakesOf(problem: ApiProblem, features: readonly FormFeature[]): ReadonlyMap<string, string> {
  return new Map(
    features.flatMap(({ name }, place) => {
      const expected = problem.expectedAt(`$.features.${name}`) ?? problem.expectedAt(`$.features[${String(place)}]`);
      return expected === undefined ? [] : [[name, strings.predict.expected(expected)] as const];
    }),
  );
}

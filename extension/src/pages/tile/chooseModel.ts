import { type ApiClient, dataOf, type Schemas } from '../../api/client';
import { matchColumns } from '../../mapping/matchColumns';
import { unmapped } from '../../mapping/recordsOf';
import type { Column } from '../../records/Table';

/** Models that are looked at for one that fits. */
const MOST_LOOKED_AT = 8;

/** The champion of the model that was chosen, or of the one whose features the columns give most of. */
export async function chooseModel(api: ApiClient, names: readonly string[], chosen: string | undefined, columns: readonly Column[], signal: AbortSignal): Promise<Schemas['Info'] | undefined> {
  const info = (model: string) => dataOf(api.GET('/info', { params: { query: { model } }, signal }));
  if (chosen !== undefined) {
    return info(chosen);
  }
  const looked = await Promise.all(names.slice(0, MOST_LOOKED_AT).map(info));
  const share = (version: Schemas['Info']) => unmapped(version.features, matchColumns(version.features, columns)).length / version.feature_count;
  return looked.reduce<Schemas['Info'] | undefined>((best, version) => (best === undefined || share(version) < share(best) ? version : best), undefined);
}

import { ApiProblem } from '../../api/problems';
import { strings } from '../../strings';
import type { Explore, ExploreField, ExploreQuery, LookerModel, Queries, Rows } from '../Backend';
import type { CoreApi } from './CoreApi';
import { cellOf, fieldsOf, listOf, recordOf, textOf, unknownField } from './fields';

/** Looker's models and explores. Odd metadata give fewer fields, never an error. */
export class LookerQueries implements Queries {
  private readonly explores = new Map<string, Promise<Explore>>();

  constructor(private readonly api: CoreApi) {}

  async models(): Promise<readonly LookerModel[]> {
    return listOf(await this.api.allLookmlModels()).flatMap((one) => {
      const model = named(one);
      const explores = listOf(recordOf(one)['explores']).flatMap((explore) => (recordOf(explore)['hidden'] === true ? [] : (named(explore) ?? [])));
      return model === undefined || explores.length === 0 ? [] : [{ ...model, explores }];
    });
  }

  explore(model: string, name: string): Promise<Explore> {
    const key = `${model}::${name}`;
    const known = this.explores.get(key) ?? this.loaded(model, name);
    this.explores.set(key, known);
    known.catch(() => this.explores.delete(key));
    return known;
  }

  async run(query: ExploreQuery, signal?: AbortSignal): Promise<Rows> {
    const { model, explore, fields, filters = {}, sorts = [], limit } = query;
    const answer = await this.api.runInlineQuery({ model, view: explore, fields, filters, sorts, limit: String(limit) }, signal);
    const refusal = textOf(recordOf(listOf(answer)[0])['looker_error']);
    if (refusal !== undefined || !Array.isArray(answer)) {
      throw new ApiProblem(refusal ?? strings.looker.odd(explore), { kind: 'invalid' });
    }
    const known = await this.known(model, explore);
    return {
      fields: fields.map((name) => known.get(name) ?? unknownField(name)),
      rows: answer.map((row) => Object.fromEntries(fields.map((name) => [name, cellOf(recordOf(row)[name])]))),
    };
  }

  private async known(model: string, explore: string): Promise<ReadonlyMap<string, ExploreField>> {
    try {
      return new Map((await this.explore(model, explore)).fields.map((field) => [field.name, field]));
    } catch {
      return new Map();
    }
  }

  private async loaded(model: string, name: string): Promise<Explore> {
    const explore = recordOf(await this.api.lookmlModelExplore(model, name));
    return { model, name, label: textOf(explore['label']) ?? name, fields: fieldsOf(explore['fields']) };
  }
}

function named(value: unknown): { name: string; label: string } | undefined {
  const record = recordOf(value);
  const name = textOf(record['name']);
  return name === undefined ? undefined : { name, label: textOf(record['label']) ?? name };
}

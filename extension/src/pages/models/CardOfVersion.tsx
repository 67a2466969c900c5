import { useCallback, useState } from 'react';
import { dataOf } from '../../api/client';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { Card } from '../../components/Card';
import { LoadState } from '../../components/LoadState';
import { Markdown } from '../../components/Markdown';
import { strings } from '../../strings';
import type { Version } from './modelData';
import { VersionChoice } from './VersionChoice';

export function CardOfVersion({ model, versions, champion }: { readonly model: string; readonly versions: readonly Version[]; readonly champion: string | undefined }) {
  const [chosen, setChosen] = useState<string>();
  const version = chosen ?? champion ?? versions[0]?.version;
  if (version === undefined) {
    return null;
  }
  return (
    <Card title={strings.models.card} actions={<VersionChoice label={strings.models.cardOf} versions={versions} value={version} choose={setChosen} />}>
      <CardText key={version} model={model} version={version} />
    </Card>
  );
}

function CardText({ model, version }: { readonly model: string; readonly version: string }) {
  const api = useApi();
  const card = useLoaded(
    useCallback(
      (signal: AbortSignal) => dataOf(api.GET('/models/{name}/versions/{version}/card', { params: { path: { name: model, version } }, parseAs: 'text', signal })),
      [api, model, version],
    ),
  );
  return <LoadState loaded={card}>{(text) => <Markdown text={text} />}</LoadState>;
}

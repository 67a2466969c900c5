import { useCallback, useState } from 'react';
import styled from 'styled-components';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { useMayCall } from '../../api/useMayCall';
import { Card } from '../../components/Card';
import { LoadState } from '../../components/LoadState';
import { Notice } from '../../components/Notice';
import { Refusable } from '../../components/Refusable';
import { strings } from '../../strings';
import { CardOfVersion } from './CardOfVersion';
import { Comparison } from './Comparison';
import { History } from './History';
import { loadModel, type ModelData, refusalOf } from './modelData';
import { MoveDialog } from './MoveDialog';
import { TrainNow } from './TrainNow';
import { VersionsTable } from './VersionsTable';

/** What is being asked about: a promotion of a version, or a roll-back. */
type Move = { readonly promote: string } | 'rollback';

export function ModelView({ name }: { readonly name: string }) {
  const api = useApi();
  const may = useMayCall();
  const loaded = useLoaded(useCallback((signal: AbortSignal) => loadModel(api, name, signal), [api, name]));
  const [move, setMove] = useState<Move>();
  const { reload } = loaded;
  const release = refusalOf(may, 'release');
  return (
    <LoadState loaded={loaded} label={strings.models.loadingModel}>
      {(data) => (
        <Stack>
          <Card
            title={name}
            actions={
              <Refusable
                plain
                label={strings.models.rollback}
                refusal={release ?? (data.model.champion === undefined ? strings.models.nothingToRollBack : undefined)}
                press={() => {
                  setMove('rollback');
                }}
              />
            }
          >
            <Summary data={data} />
            <TrainNow model={name} refusal={refusalOf(may, 'train')} ended={reload} />
          </Card>
          <Card title={strings.models.versions} flush>
            <VersionsTable
              versions={data.versions}
              refusal={release}
              promote={(version) => {
                setMove({ promote: version });
              }}
            />
            {data.hasMore ? <Foot>{strings.models.moreVersions}</Foot> : null}
          </Card>
          <Comparison model={name} versions={data.versions} />
          <Halves>
            <History history={data.model.history} />
            <CardOfVersion model={name} versions={data.versions} champion={data.model.champion} />
          </Halves>
          {move === undefined ? null : (
            <MoveDialog
              data={data}
              promote={move === 'rollback' ? undefined : move.promote}
              reload={reload}
              close={() => {
                setMove(undefined);
              }}
            />
          )}
        </Stack>
      )}
    </LoadState>
  );
}

function Summary({ data: { model } }: { readonly data: ModelData }) {
  if (model.champion === undefined) {
    return <Notice tone="warn" title={strings.models.noChampion} />;
  }
  return (
    <Text>
      {model.description !== undefined && model.description !== '' ? <p>{model.description}</p> : null}
      {model.label === undefined ? null : <p>{strings.models.predicts(model.label.name, model.task ?? '', model.model_type ?? '')}</p>}
      <p>
        {Object.entries(model.aliases).map(([alias, version]) => (
          <span key={alias}>
            <strong>{alias}</strong> {version}
          </span>
        ))}
      </p>
    </Text>
  );
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`;
const Halves = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
  gap: 16px;
  align-items: start;
`;
const Text = styled.div`
  display: grid;
  gap: 4px;
  margin-bottom: 14px;
  p:last-child { display: flex; flex-wrap: wrap; gap: 4px 20px; color: var(--muted); font-size: 13px; }
  strong { color: var(--text); font-weight: 550; }
`;
const Foot = styled.p`
  padding: 10px 16px;
  color: var(--muted);
`;

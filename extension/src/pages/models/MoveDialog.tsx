import { useState } from 'react';
import styled from 'styled-components';
import { dataOf } from '../../api/client';
import { type ApiProblem, problemOf } from '../../api/problems';
import { useApi } from '../../api/useApi';
import { Choice, TextInput } from '../../components/controls';
import { Dialog } from '../../components/Dialog';
import { Field } from '../../components/Field';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useToast } from '../../components/ToastContext';
import { strings } from '../../strings';
import type { ModelData } from './modelData';

const aliases = ['champion', 'challenger'] as const;
const longestReason = 1000;

/**
 * Asks for the reason and moves an alias. The move says which version the reader saw there: if somebody else was faster, nothing is
 * moved, the page is read again, and the reader decides anew.
 */
export function MoveDialog({
  data: { model, versions },
  promote,
  reload,
  close,
}: {
  readonly data: ModelData;
  /** The version to promote; undefined rolls back. */
  readonly promote: string | undefined;
  readonly reload: () => void;
  readonly close: () => void;
}) {
  const api = useApi();
  const toast = useToast();
  const [alias, setAlias] = useState<string>('champion');
  const [target, setTarget] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const seen = model.aliases[promote === undefined ? 'champion' : alias];
  const missing = asked && reason.trim() === '';

  const move = async () => {
    const common = { org_id: model.org_id, reason: reason.trim(), ...(seen === undefined ? {} : { expected_version: seen }) };
    const params = { path: { name: model.name } };
    return promote === undefined
      ? dataOf(api.POST('/models/{name}/rollback', { params, body: { ...common, ...(target === '' ? {} : { version: target }) } }))
      : dataOf(api.POST('/models/{name}/promote', { params, body: { ...common, version: promote, alias } }));
  };
  const confirm = async () => {
    setAsked(true);
    if (reason.trim() === '' || busy) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const moved = await move();
      toast(promote === undefined ? strings.models.rolledBack(moved.version) : strings.models.promoted(moved.version, alias));
      reload();
      close();
    } catch (failure) {
      const refused = problemOf(failure);
      setProblem(refused);
      if (refused.kind === 'conflict') {
        reload();
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      title={promote === undefined ? strings.models.rollbackTitle : strings.models.promoteVersion(promote)}
      close={close}
      confirm={() => void confirm()}
      confirmLabel={promote === undefined ? strings.models.rollback : strings.models.promote}
      dangerous={promote === undefined}
      busy={busy}
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {problem?.kind === 'conflict' ? <p>{strings.models.movedMeanwhile}</p> : null}
        {promote === undefined ? (
          <Field label={strings.models.rollbackTo}>
            {(aria) => (
              <Choice
                {...aria}
                value={target}
                onChange={(event) => {
                  setTarget(event.currentTarget.value);
                }}
              >
                <option value="">{strings.models.rollbackPrevious}</option>
                {versions
                  .filter(({ version }) => version !== model.champion)
                  .map(({ version }) => (
                    <option key={version}>{version}</option>
                  ))}
              </Choice>
            )}
          </Field>
        ) : (
          <Field label={strings.models.promoteTo}>
            {(aria) => (
              <Choice
                {...aria}
                value={alias}
                onChange={(event) => {
                  setAlias(event.currentTarget.value);
                }}
              >
                {aliases.map((name) => (
                  <option key={name} value={name}>
                    {strings.models[name]}
                  </option>
                ))}
              </Choice>
            )}
          </Field>
        )}
        <p>{strings.models.pointsNow(promote === undefined ? 'champion' : alias, seen)}</p>
        <Field label={strings.models.reason} help={strings.models.reasonHelp} mistake={missing ? strings.models.reasonMissing : undefined}>
          {(aria) => (
            <TextInput
              {...aria}
              value={reason}
              maxLength={longestReason}
              required
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  );
}

const Form = styled.form`
  display: grid;
  gap: 14px;
  p { color: var(--muted); font-size: 13px; }
`;

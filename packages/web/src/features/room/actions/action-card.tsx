import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/actions.ts';
import { Button } from '../../../ui/button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { DoNotWaitDialog, FailDialog, ProveDialog } from './effect-dialogs.tsx';
import { EffectView } from './effect-view.tsx';
import { GateView } from './gate-view.tsx';
import { isReady, ProgressMark } from './progress-mark.tsx';
import type { ActionShown } from './progress-mark.tsx';

interface Props {
  readonly action: ActionShown;
  readonly onUndo: () => void;
}

/** One action that was asked for: what, by whom, why, what its gate says, what came of it, and what can be done now. */
export function ActionCard({ action, onUndo }: Props): JSX.Element {
  const { incident, open, view } = useRoom();
  const [asked, setAsked] = useState<'decide' | 'prove' | 'fail' | 'hurry' | null>(null);
  const execute = useCommand('incidents.execute');
  const { number, title, requester, reason, progress, gate, digest, undoes } = action;
  const isMyDecision = view.obligations.some(({ id, mine }) => mine && new RegExp(`^approval:A-${number}\\b`).test(id));
  const run = () => execute.mutate({ params: { incident, number: String(number) }, body: { digest, doNotWait: null } });
  const close = () => setAsked(null);
  return (
    <li className="rounded-lg border border-line bg-raised">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3.5 pt-2.5 pb-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-2 font-semibold">
            <span className="font-medium text-ink-3 tabular">A-{number}</span>
            {title}
            <ProgressMark action={action} />
          </p>
          <p className="text-ink-2">
            <InertText text={reason} />
            <span className="text-ink-3">
              {' · '}
              {texts.askedBy} <InertText text={requester.name} />
              {undoes !== null && ` · ${texts.undoes(undoes)}`}
            </span>
          </p>
        </div>
        {open && (
          <div className="flex flex-wrap gap-1.5">
            {progress === 'waiting' && gate !== null && (
              <Button
                look={isMyDecision && !isReady(action) ? 'primary' : 'plain'}
                icon="shield"
                onClick={() => setAsked('decide')}
              >
                {texts.look}
              </Button>
            )}
            {isReady(action) && (
              <Button look="primary" icon="play" busy={execute.isPending} onClick={run}>
                {texts.execute}
              </Button>
            )}
            {progress === 'preserving' && <Button onClick={() => setAsked('hurry')}>{texts.doNotWait}</Button>}
            {progress === 'executed' && <Button onClick={() => setAsked('prove')}>{texts.prove}</Button>}
            {progress === 'executed' && (
              <Button look="quiet" onClick={() => setAsked('fail')}>
                {texts.fail}
              </Button>
            )}
            {(progress === 'proven' || progress === 'executed' || progress === 'failed-in-part') &&
              action.reversible &&
              undoes === null && (
                <Button look="quiet" icon="undo" onClick={onUndo}>
                  {texts.undo}
                </Button>
              )}
          </div>
        )}
      </div>
      <EffectView action={action} />
      {gate !== null && progress === 'waiting' && <GateView action={action} />}
      {execute.error !== null && (
        <div className="px-3.5 pb-3">
          <Refusal error={execute.error} />
        </div>
      )}
      {asked === 'decide' && <ApproveDialog number={number} onClose={close} />}
      {asked === 'prove' && <ProveDialog action={action} onClose={close} />}
      {asked === 'fail' && <FailDialog action={action} onClose={close} />}
      {asked === 'hurry' && <DoNotWaitDialog action={action} onClose={close} />}
    </li>
  );
}

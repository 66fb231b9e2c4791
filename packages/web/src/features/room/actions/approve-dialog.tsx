import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/actions.ts';
import { texts as uiTexts } from '../../../messages/en/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { say } from '../../../ui/toasts.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { ExactAction } from './exact-action.tsx';

interface Props {
  readonly number: number;
  readonly onClose: () => void;
}

/** Yes or no to one exact action. What is approved is what is on the screen: its digest goes with the answer. */
export function ApproveDialog({ number, onClose }: Props): JSX.Element {
  const { view, plan, incident } = useRoom();
  const action = view.actions.find((each) => each.number === number);
  const [digest, setDigest] = useState(action?.digest ?? '');
  const [asked, setAsked] = useState<'refuse' | 'glass' | null>(null);
  const params = { incident, number: String(number) };
  const done = (title: string) => {
    onClose();
    say({ title });
  };
  const approve = useCommand('incidents.approve', { onDone: () => done(texts.approved(number)) });
  const refuse = useCommand('incidents.refuse', { onDone: () => done(texts.refused(number)) });
  const glass = useCommand('incidents.breakGlass', { onDone: onClose });
  const release = useCommand('incidents.release', { onDone: () => done(texts.wasReleased(number)) });
  const gate = plan?.gates.find(({ id }) => id === action?.gate?.gate);
  const rule = gate?.breakGlass ?? null;
  const standing = gate?.standing ?? null;
  const back = () => setAsked(null);
  if (asked === 'refuse')
    return (
      <ReasonDialog
        title={texts.refuseTitle(number)}
        description={texts.refuseText}
        confirm={texts.refuse}
        look="danger"
        command={refuse}
        onClose={back}
        onSubmit={(reason) => refuse.mutate({ params, body: { digest, reason } })}
      />
    );
  if (asked === 'glass')
    return (
      <ReasonDialog
        title={texts.breakGlass}
        description={texts.breakGlassText}
        confirm={texts.breakGlass}
        look="danger"
        command={glass}
        onClose={back}
        onSubmit={(reason) => glass.mutate({ params, body: { digest, reason } })}
      />
    );
  const changed = action !== undefined && action.digest !== digest;
  const waits = action?.progress === 'waiting';
  return (
    <Dialog open onClose={onClose} wide title={texts.approveTitle(number)} description={action?.title}>
      <DialogBody>
        {action !== undefined && <ExactAction action={action} />}
        {changed && (
          <p
            role="alert"
            className="flex flex-wrap items-center gap-2 rounded-lg bg-warn-wash px-3 py-2 font-medium text-warn"
          >
            <Icon name="late" />
            <span className="flex-1">{texts.changed}</span>
            <Button onClick={() => setDigest(action.digest)}>{texts.takeNew}</Button>
          </p>
        )}
        {!waits && <p className="font-medium text-warn">{texts.gone}</p>}
        <Refusal error={approve.error ?? release.error} />
      </DialogBody>
      <DialogFooter>
        {rule !== null && (
          <Button look="quiet" icon="lock" className="mr-auto" onClick={() => setAsked('glass')}>
            {texts.breakGlass}
          </Button>
        )}
        {standing !== null && (
          <Button
            look="quiet"
            className="mr-auto"
            title={texts.releaseText(standing.template, standing.until)}
            disabled={changed || !waits}
            busy={release.isPending}
            onClick={() => release.mutate({ params, body: { digest } })}
          >
            {texts.release}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        <Button disabled={!waits} onClick={() => setAsked('refuse')}>
          {texts.refuse}
        </Button>
        <Button
          look="primary"
          disabled={changed || !waits}
          busy={approve.isPending}
          onClick={() => approve.mutate({ params, body: { digest } })}
        >
          {texts.approve}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

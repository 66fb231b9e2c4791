import type { PlanRecordView } from '@muster/api';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { versionTexts as texts } from '../../../messages/en/plan.ts';
import { say } from '../../../ui/toasts.tsx';
import { CommandDialog } from '../../common/command-dialog.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';

export interface Deciding {
  readonly how: 'approve' | 'refuse' | 'activate';
  readonly record: PlanRecordView;
}

interface Props {
  readonly deciding: Deciding;
  readonly onClose: () => void;
}

/** A decision on one version, bound to the version that it was seen to replace. */
export function VersionDialog({ deciding: { how, record }, onClose }: Props): JSX.Element {
  const done = (said: string) => () => {
    say({ title: said });
    onClose();
  };
  const approve = useCommand('plans.approve', { onDone: done(texts.approved) });
  const refuse = useCommand('plans.refuse', { onDone: done(texts.refused) });
  const activate = useCommand('plans.activate', { onDone: done(texts.activated) });
  const params = { version: record.version };
  const replaces = record.replaces ?? '';
  const digest = <p className="font-mono text-xs break-all text-ink-2">{record.version}</p>;
  switch (how) {
    case 'approve':
      return (
        <CommandDialog
          open
          onClose={onClose}
          title={texts.approveTitle}
          description={texts.approveText}
          confirm={texts.approve}
          command={approve}
          onSubmit={() => approve.mutate({ params, body: { replaces } })}
        >
          {digest}
        </CommandDialog>
      );
    case 'activate':
      return (
        <CommandDialog
          open
          onClose={onClose}
          title={texts.activateTitle}
          description={texts.activateText}
          confirm={texts.activate}
          command={activate}
          onSubmit={() => activate.mutate({ params, body: { replaces } })}
        >
          {digest}
        </CommandDialog>
      );
    case 'refuse':
      return (
        <ReasonDialog
          title={texts.refuseTitle}
          description={texts.refuseText}
          confirm={texts.refuse}
          look="danger"
          command={refuse}
          onClose={onClose}
          onSubmit={(reason) => refuse.mutate({ params, body: { replaces, reason } })}
        />
      );
  }
}

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/approvals.ts';
import { words } from '../../messages/en/words.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Due } from '../../ui/due.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { say } from '../../ui/toasts.tsx';
import { LoadError } from '../common/load-error.tsx';
import { ReasonDialog } from '../common/reason-dialog.tsx';
import { Refusal } from '../common/refusal.tsx';
import { SeverityMark } from '../common/severity.tsx';
import { ApprovalParts } from './approval-parts.tsx';
import type { ApprovalShown } from './approval-parts.tsx';

/** One exact action, for whoever says yes or no to it: nothing has to be looked up elsewhere. */
export function ApprovalPage(): JSX.Element {
  const { ref, action } = useParams({ from: '/approvals/$ref/$action' });
  const number = action.replace(/^A-/i, '');
  const query = useQuery(queries.approval(ref, number));
  return (
    <>
      <PageTitle title={texts.page(Number(number), ref)}>
        <Link to="/approvals" className={buttonClass('quiet')}>
          {texts.back}
        </Link>
        <Link to="/incidents/$ref" params={{ ref }} search={{ tab: 'actions' }} className={buttonClass('quiet')}>
          {texts.room}
        </Link>
      </PageTitle>
      {query.isPending && <Skeleton rows={8} />}
      {query.isError && query.data === undefined && (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <OpenApproval key={`${ref} ${number}`} view={query.data} incident={ref} />}
    </>
  );
}

function OpenApproval({ view, incident }: { readonly view: ApprovalShown; readonly incident: string }): JSX.Element {
  const { number, mine, progress } = view;
  const [digest, setDigest] = useState(view.digest);
  const [refusing, setRefusing] = useState(false);
  const params = { incident, number: String(number) };
  const approve = useCommand('incidents.approve', { onDone: () => say({ title: texts.done(number) }) });
  const refuse = useCommand('incidents.refuse', {
    onDone: () => {
      setRefusing(false);
      say({ title: texts.refused(number) });
    },
  });
  const changed = digest !== view.digest;
  const may = mine && !changed;
  useShortcut('r', () => may && setRefusing(true));
  return (
    <>
      <div className="mx-auto flex max-w-3xl flex-col gap-4 px-3 pt-3 pb-28 md:px-5 md:pb-6">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SeverityMark level={view.incident.severity} />
          <Due at={view.due} />
        </header>
        <ApprovalParts view={view} />
        {changed && (
          <p
            role="alert"
            className="flex flex-wrap items-center gap-2 rounded-lg bg-warn-wash px-3 py-2 font-medium text-warn"
          >
            <Icon name="late" />
            <span className="flex-1">{texts.changed}</span>
            <Button onClick={() => setDigest(view.digest)}>{texts.takeNew}</Button>
          </p>
        )}
        {progress !== 'waiting' && <p className="font-medium">{texts.gone(words.spellId(progress))}</p>}
        {progress === 'waiting' && !mine && <p className="text-ink-2">{texts.notYours}</p>}
        <Refusal error={approve.error} />
      </div>
      {mine && (
        <div className="fixed inset-x-0 bottom-13 z-20 flex gap-2 border-t border-line bg-canvas px-3 py-2 md:sticky md:bottom-0 md:mx-auto md:max-w-3xl md:justify-end md:px-5">
          <Button className="min-h-10 flex-1 md:flex-none" onClick={() => setRefusing(true)}>
            {texts.refuse}
          </Button>
          <Button
            look="primary"
            className="min-h-10 flex-1 md:flex-none"
            disabled={!may}
            busy={approve.isPending}
            onClick={() => approve.mutate({ params, body: { digest } })}
          >
            {texts.approve}
          </Button>
        </div>
      )}
      {refusing && (
        <ReasonDialog
          title={texts.refuseTitle(number)}
          description={texts.refuseText}
          confirm={texts.refuse}
          look="danger"
          command={refuse}
          onClose={() => setRefusing(false)}
          onSubmit={(reason) => refuse.mutate({ params, body: { digest, reason } })}
        />
      )}
    </>
  );
}

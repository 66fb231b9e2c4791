import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/links.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { CommandDialog } from '../common/command-dialog.tsx';

/** Each month, for the one who answers for incidents: look which of them have the same cause. */
export function RecurrencePrompt(): JSX.Element | null {
  const query = useQuery(queries.recurrence());
  const [saying, setSaying] = useState(false);
  const month = query.data?.month ?? null;
  if (month === null || month.reviewed || !month.mine || month.incidents === 0) return null;
  return (
    <section
      aria-label={texts.lookedTitle}
      className="mx-3 my-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-sunken px-3.5 py-2 text-sm md:mx-5"
    >
      <span className="font-semibold">{texts.prompt(month.month, month.incidents)}</span>
      <span className="min-w-0 flex-1 basis-56 text-ink-2">
        {texts.promptText} {texts.promptDue} <When at={month.due} />
      </span>
      <Button onClick={() => setSaying(true)}>{texts.looked}</Button>
      {saying && <LookedDialog month={month.month} onClose={() => setSaying(false)} />}
    </section>
  );
}

function LookedDialog({ month, onClose }: { readonly month: string; readonly onClose: () => void }): JSX.Element {
  const [found, setFound] = useState('');
  const command = useCommand('sets.reviewed', {
    onDone: () => {
      say({ title: texts.thanks });
      onClose();
    },
  });
  return (
    <CommandDialog
      open
      onClose={onClose}
      title={texts.lookedTitle}
      description={texts.lookedText}
      confirm={texts.looked}
      command={command}
      onSubmit={() => command.mutate({ params: { month }, body: { found } })}
    >
      <TextArea
        label={texts.found}
        required
        autoFocus
        maxLength={4000}
        value={found}
        onChange={(event) => setFound(event.target.value)}
      />
    </CommandDialog>
  );
}

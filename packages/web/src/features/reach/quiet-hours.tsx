import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/reach.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { say } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { Refusal } from '../common/refusal.tsx';

type Quiet = Answer<'contacts.list'>['quiet'];

/** When this person is not to be woken. */
export function QuietHours({ quiet }: { readonly quiet: Quiet }): JSX.Element {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { values, field } = useFields({
    from: quiet?.from ?? '22:00',
    to: quiet?.to ?? '07:00',
    zone: quiet?.zone ?? here,
  });
  const set = useCommand('contacts.quietHours', { onDone: () => say({ title: texts.saved }) });
  return (
    <Section title={texts.quiet}>
      <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.quietText}</p>
      <form
        className="flex flex-wrap items-end gap-3 px-3 pb-3 md:px-5"
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ body: { hours: values } });
        }}
      >
        <div className="w-28">
          <TextField label={texts.from} type="time" required {...field('from')} />
        </div>
        <div className="w-28">
          <TextField label={texts.to} type="time" required {...field('to')} />
        </div>
        <div className="min-w-40 flex-1 sm:max-w-56">
          <TextField label={texts.zone} required maxLength={100} {...field('zone')} />
        </div>
        <Button type="submit" busy={set.isPending}>
          {texts.save}
        </Button>
        {quiet !== null && (
          <Button look="quiet" onClick={() => set.mutate({ body: { hours: null } })}>
            {texts.noQuiet}
          </Button>
        )}
      </form>
      <div className="px-3 md:px-5">
        <Refusal error={set.error} />
      </div>
    </Section>
  );
}

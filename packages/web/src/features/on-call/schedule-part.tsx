import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { CalendarDialog } from './calendar-dialog.tsx';
import { CoverDialog } from './cover-dialog.tsx';
import { CoverRow } from './cover-row.tsx';
import { ShiftStrip } from './shift-strip.tsx';

export type View = Pick<Answer<'onCall.show'>, 'from' | 'to' | 'now'>;
export type Schedule = Answer<'onCall.show'>['schedules'][number];

/** One schedule: its layers hour by hour, the hours without anybody, and who stands in. */
export function SchedulePart({ schedule, view }: { readonly schedule: Schedule; readonly view: View }): JSX.Element {
  const [open, setOpen] = useState<'cover' | 'calendar' | null>(null);
  const me = useQuery(queries.me());
  const viewer = me.data?.id ?? null;
  const { id, title, zone, functions, layers, covers, gaps, mine } = schedule;
  const name = title ?? words.spellId(id);
  const close = () => setOpen(null);
  return (
    <Section
      title={<InertText text={name} />}
      actions={
        <>
          <Button look="quiet" icon="link" onClick={() => setOpen('calendar')}>
            {texts.calendar}
          </Button>
          {mine && (
            <Button icon="people" onClick={() => setOpen('cover')}>
              {texts.cover}
            </Button>
          )}
        </>
      }
    >
      <p className="flex flex-wrap gap-x-3 px-3 pb-2 text-xs text-ink-3 md:px-5">
        {functions.length > 0 && <span>{texts.serves(functions.map(words.spellId).join(', '))}</span>}
        <span>{texts.zone(zone)}</span>
      </p>
      {layers.map((layer) => (
        <ShiftStrip key={layer.layer} {...layer} view={view} viewer={viewer} />
      ))}
      {gaps.length > 0 && (
        <ul aria-label={texts.gaps} className="px-3 pt-2 md:px-5">
          {gaps.map((gap) => (
            <li key={`${gap.layer} ${gap.from}`} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
              <Badge tone={gap.isWhole ? 'danger' : 'warn'} icon="late">
                {texts.gap[gap.why]}
              </Badge>
              <span>
                {words.spellId(gap.layer)}
                {gap.seat !== null && `: ${words.spellId(gap.seat)}`}
              </span>
              <span className="text-ink-2">
                <When at={gap.from} /> – <When at={gap.to} />
              </span>
              {gap.isWhole && layers.length > 1 && <span className="text-ink-2">{texts.whole}</span>}
            </li>
          ))}
        </ul>
      )}
      {covers.length > 0 && (
        <ul aria-label={texts.covers} className="mt-2 border-t border-line">
          {covers.map((cover) => (
            <CoverRow key={cover.id} schedule={id} cover={cover} />
          ))}
        </ul>
      )}
      {open === 'cover' && <CoverDialog schedule={schedule} name={name} viewer={viewer} onClose={close} />}
      {open === 'calendar' && <CalendarDialog schedule={id} onClose={close} />}
      <div className="pb-3" />
    </Section>
  );
}

/** Who sits in a seat: their name, or that nobody does. */
export function Sitting({ seat, person }: Pick<Schedule['layers'][number]['spans'][number], 'seat' | 'person'>) {
  if (seat === null)
    return (
      <span className="inline-flex items-center gap-1 font-medium text-danger">
        <Icon name="late" className="size-3.5" />
        {texts.nobody}
      </span>
    );
  return (
    <>
      <span className="font-medium">{words.spellId(seat)}</span>{' '}
      {person === null ? (
        <span className="text-warn">{texts.vacant}</span>
      ) : (
        <InertText text={person.name} className="text-ink-2" />
      )}
    </>
  );
}

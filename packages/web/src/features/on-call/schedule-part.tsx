import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { CalendarDialog } from './calendar-dialog.tsx';
import { CoverDialog } from './cover-dialog.tsx';
import { CoverRow } from './cover-row.tsx';
import { HandoverRow } from './handover-row.tsx';
import { ShiftStrip } from './shift-strip.tsx';
import type { Schedule, View } from './sitting.tsx';

/** One schedule: its layers hour by hour, the hours without anybody, and who stands in. */
export function SchedulePart({ schedule, view }: { readonly schedule: Schedule; readonly view: View }): JSX.Element {
  const [open, setOpen] = useState<'cover' | 'calendar' | null>(null);
  const me = useQuery(queries.me());
  const viewer = me.data?.id ?? null;
  const { id, title, zone, functions, layers, covers, gaps, handovers, mine } = schedule;
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
      {handovers.length > 0 && (
        <ul aria-label={texts.handovers} className="pt-1">
          {handovers.map((each) => (
            <HandoverRow key={each.layer} schedule={id} handover={each} />
          ))}
        </ul>
      )}
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

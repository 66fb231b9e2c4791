import type { JSX } from 'react';
import { texts } from '../messages/en/time.ts';
import { spellStretch, urgencyOf } from './countdown.ts';
import type { Urgency } from './countdown.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { useTicking } from './ticker.ts';
import { spellInstant } from './when.tsx';

const looks: Readonly<Record<Urgency, { readonly icon: IconName; readonly look: string }>> = {
  late: { icon: 'late', look: 'text-danger font-medium' },
  close: { icon: 'bell', look: 'text-danger' },
  soon: { icon: 'clock', look: 'text-warn' },
  calm: { icon: 'clock', look: 'text-ink-2' },
};

/** When something is due, counting down. Overdue is said by picture and word, not by colour alone. */
export function Due({ at, className = '' }: { readonly at: string; readonly className?: string }): JSX.Element {
  const due = Date.parse(at);
  const urgency = useTicking((now) => urgencyOf(due, now));
  const spelled = useTicking((now) => spellStretch(due - now));
  const { icon, look } = looks[urgency];
  return (
    <time
      dateTime={at}
      title={texts.dueAt(spellInstant(at))}
      className={`inline-flex items-center gap-1 whitespace-nowrap tabular ${look} ${className}`}
    >
      <Icon name={icon} className="size-3.5" />
      {urgency === 'late' ? texts.overdueBy(spelled) : texts.dueIn(spelled)}
    </time>
  );
}

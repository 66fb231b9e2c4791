import type { JSX } from 'react';
import { texts } from '../messages/en/time.ts';
import { spellStretch } from './countdown.ts';
import { useTicking } from './ticker.ts';

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfOtherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** All of it: day, time, zone, and the same in UTC. */
export function spellInstant(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : `${full.format(time)} (${new Date(time).toISOString()})`;
}

export function spellDay(at: string): string {
  return dayAndYear.format(Date.parse(at));
}

export function spellClock(at: string): string {
  return seconds.format(Date.parse(at));
}

/** An instant in the zone of whoever looks; today without the day, this year without the year. The whole of it is in the title. */
export function When({ at, className = '' }: { readonly at: string; readonly className?: string }): JSX.Element {
  const time = Date.parse(at);
  const today = useTicking((now) => new Date(now).toDateString() === new Date(time).toDateString());
  const thisYear = useTicking((now) => new Date(now).getFullYear() === new Date(time).getFullYear());
  const day = thisYear ? dayOfYear : dayOfOtherYear;
  return (
    <time dateTime={at} title={spellInstant(at)} className={`whitespace-nowrap tabular ${className}`}>
      {today ? clock.format(time) : `${day.format(time)}, ${clock.format(time)}`}
    </time>
  );
}

/** How long ago: counts up. */
export function Elapsed({
  since,
  className = '',
}: {
  readonly since: string;
  readonly className?: string;
}): JSX.Element {
  const from = Date.parse(since);
  const spelled = useTicking((now) => spellStretch(Math.max(0, now - from)));
  return (
    <time dateTime={since} title={spellInstant(since)} className={`whitespace-nowrap tabular ${className}`}>
      {texts.since(spelled)}
    </time>
  );
}

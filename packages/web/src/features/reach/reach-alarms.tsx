import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/reach.ts';
import { buttonClass } from '../../ui/button.tsx';
import { When } from '../../ui/when.tsx';
import { Alarm, AlarmList } from '../common/alarm.tsx';

/** What would keep a call from arriving: a channel that does not get through, and that nobody can call whoever looks. */
export function ReachAlarms(): JSX.Element | null {
  const channels = useQuery(queries.channels());
  const contacts = useQuery(queries.contacts());
  const me = useQuery(queries.me());
  const failing = (channels.data?.channels ?? []).flatMap(({ channel, failing: how }) =>
    how === null ? [] : [{ channel, how }],
  );
  const isNeeded = (me.data?.seats.length ?? 0) > 0 && (contacts.data?.channels.length ?? 0) > 0;
  const isReached = contacts.data?.contacts.some(({ state }) => state === 'verified') ?? true;
  const isLost = isNeeded && !isReached;
  const canary = channels.data?.canary ?? null;
  const isLate = canary?.late === true;
  if (failing.length === 0 && !isLost && !isLate) return null;
  return (
    <AlarmList>
      {failing.map(({ channel, how }) => (
        <Alarm key={channel} title={texts.alarmChannel(texts.channels[channel])}>
          {texts.failing(how.count, texts.because[how.because])} <When at={how.since} />
        </Alarm>
      ))}
      {isLate && canary !== null && (
        <Alarm title={texts.alarmCanary}>
          {texts.alarmCanaryText} <When at={canary.sentAt} />
        </Alarm>
      )}
      {isLost && (
        <Alarm
          title={texts.alarmYou}
          action={
            <Link to="/contacts" className={buttonClass()}>
              {texts.goThere}
            </Link>
          }
        >
          {texts.alarmYouText}
        </Alarm>
      )}
    </AlarmList>
  );
}

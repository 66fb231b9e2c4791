import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/tickets.ts';
import { buttonClass } from '../../ui/button.tsx';
import { When } from '../../ui/when.tsx';
import { Alarm, AlarmList } from '../common/alarm.tsx';

/** Work that somebody handed to engineering and that engineering does not know of. */
export function TicketAlarm(): JSX.Element | null {
  const query = useQuery(queries.failedTickets());
  const failed = query.data?.items ?? [];
  const [latest] = failed;
  if (latest === undefined) return null;
  const { tracker, because, askedAt, about } = latest;
  return (
    <AlarmList>
      <Alarm
        title={texts.alarm(failed.length)}
        action={
          <Link to="/inbox" search={{ show: 'all', group: about.group }} className={buttonClass()}>
            {texts.goThere}
          </Link>
        }
      >
        {texts.alarmText(texts.trackers[tracker], because === null ? '' : texts.because[because])} <When at={askedAt} />
      </Alarm>
    </AlarmList>
  );
}

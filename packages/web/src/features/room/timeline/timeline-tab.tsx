import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { texts as roomTexts } from '../../../messages/en/room.ts';
import { texts } from '../../../messages/en/timeline.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { useRoom } from '../room-context.ts';
import { CuratedTimeline } from './curated-timeline.tsx';
import { FullRecord } from './full-record.tsx';

/** What happened, in sentences: the part worth telling, or every entry of the record. */
export function TimelineTab(): JSX.Element {
  const { incident } = useRoom();
  const { full = false } = useSearch({ from: '/incidents/$ref' });
  const navigate = useNavigate();
  const choose = (which: 'curated' | 'full') =>
    void navigate({
      to: '/incidents/$ref',
      params: { ref: incident },
      search: which === 'full' ? { tab: 'timeline', full: true } : { tab: 'timeline' },
      replace: true,
      resetScroll: false,
    });
  return (
    <section aria-label={roomTexts.tab.timeline} className="pb-6">
      <div className="px-3 py-2.5 md:px-5">
        <Segmented
          label={texts.which}
          value={full ? 'full' : 'curated'}
          options={[
            { value: 'curated', title: texts.curated },
            { value: 'full', title: texts.full },
          ]}
          onChange={choose}
        />
      </div>
      {full ? <FullRecord /> : <CuratedTimeline />}
    </section>
  );
}

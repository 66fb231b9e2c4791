import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { RoomTab } from '../common/room-tab.ts';
import { WorkTab } from './work/work-tab.tsx';

const ActionsTab = lazy(async () => ({ default: (await import('./actions/actions-tab.tsx')).ActionsTab }));
const FactsTab = lazy(async () => ({ default: (await import('./facts/facts-tab.tsx')).FactsTab }));
const EvidenceTab = lazy(async () => ({ default: (await import('./evidence/evidence-tab.tsx')).EvidenceTab }));
const TimelineTab = lazy(async () => ({ default: (await import('./timeline/timeline-tab.tsx')).TimelineTab }));
const DecisionsTab = lazy(async () => ({ default: (await import('./decisions/decisions-tab.tsx')).DecisionsTab }));
const NoticesTab = lazy(async () => ({ default: (await import('./notices/notices-tab.tsx')).NoticesTab }));
const ReportsTab = lazy(async () => ({ default: (await import('./reports/reports-tab.tsx')).ReportsTab }));

const ReviewTab = lazy(async () => ({ default: (await import('./review/review-tab.tsx')).ReviewTab }));

const ClocksTab = lazy(async () => ({ default: (await import('./clocks/clocks-tab.tsx')).ClocksTab }));

/** The open part of the room. Each but the first is loaded when it is looked at. */
export function RoomPart({ tab }: { readonly tab: RoomTab }): JSX.Element {
  return <Suspense fallback={<Skeleton />}>{partOf(tab)}</Suspense>;
}

function partOf(tab: RoomTab): JSX.Element {
  switch (tab) {
    case 'work':
      return <WorkTab />;
    case 'actions':
      return <ActionsTab />;
    case 'facts':
      return <FactsTab />;
    case 'evidence':
      return <EvidenceTab />;
    case 'timeline':
      return <TimelineTab />;
    case 'decisions':
      return <DecisionsTab />;
    case 'clocks':
      return <ClocksTab />;
    case 'notices':
      return <NoticesTab />;
    case 'reports':
      return <ReportsTab />;
    case 'review':
      return <ReviewTab />;
  }
}

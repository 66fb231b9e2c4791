import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/room.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { LoadError } from '../common/load-error.tsx';
import { PlanVersionContext } from '../common/plan-version-context.ts';
import { roomTabs } from '../common/room-tab.ts';
import type { RoomTab } from '../common/room-tab.ts';
import { usePageCommands } from '../palette/palette-state.ts';
import { MyObligations } from './my-obligations.tsx';
import { PropertiesPanel } from './properties/properties-panel.tsx';
import { RoomProvider, useRoom } from './room-context.ts';
import { RoomHeader } from './room-header.tsx';
import { RoomPart } from './room-part.tsx';

/** Where one incident is worked on. */
export function RoomPage(): JSX.Element {
  const { ref } = useParams({ from: '/incidents/$ref' });
  const incident = useQuery(queries.incident(ref));
  const version = incident.data?.planVersion ?? '';
  const plan = useQuery({ ...queries.planVersion(version), enabled: version !== '' });
  const view = incident.data;
  const room = useMemo(
    () => (view === undefined ? null : { view, plan: plan.data ?? null, incident: ref, open: view.status === 'open' }),
    [view, plan.data, ref],
  );
  if (room !== null)
    return (
      <PlanVersionContext value={room.view.planVersion}>
        <RoomProvider value={room}>
          <OpenRoom />
        </RoomProvider>
      </PlanVersionContext>
    );
  return (
    <>
      <PageTitle title={ref} />
      {incident.isError ? (
        <LoadError error={incident.error} onRetry={() => void incident.refetch()} />
      ) : (
        <Skeleton rows={12} />
      )}
    </>
  );
}

function OpenRoom(): JSX.Element {
  const { view, incident } = useRoom();
  const { tab = 'work' } = useSearch({ from: '/incidents/$ref' });
  const navigate = useNavigate();
  const show = (next: RoomTab) =>
    void navigate({
      to: '/incidents/$ref',
      params: { ref: incident },
      search: next === 'work' ? {} : { tab: next },
      replace: true,
      resetScroll: false,
    });
  useEffect(() => {
    // On a phone the part that a link leads to lies below the first screenful.
    if (tab !== 'work' && innerWidth < 768) document.querySelector('[role=tablist]')?.scrollIntoView();
  }, [tab]);
  useTabKeys(show);
  useTabCommands(show, view.reference);
  const counts: Readonly<Partial<Record<RoomTab, number>>> = {
    actions: view.actions.filter(({ progress }) => progress === 'waiting').length,
    facts: view.facts.filter(({ state }) => state === 'not-asked').length,
    evidence: view.evidence.length,
    decisions: view.decisions.length,
    clocks: view.clocks.filter(({ stages }) => stages.some((stage) => stage.open)).length,
  };
  return (
    <div className="xl:grid xl:min-h-[calc(100dvh-3rem)] xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="min-w-0">
        <RoomHeader />
        <MyObligations />
        <Tabs
          value={tab}
          label={texts.tabs}
          tabs={roomTabs.map((value) => ({ value, title: texts.tab[value], count: counts[value] ?? null }))}
          onChange={show}
        >
          <ErrorBoundary key={tab}>
            <RoomPart tab={tab} />
          </ErrorBoundary>
        </Tabs>
      </div>
      <PropertiesPanel />
    </div>
  );
}

function useTabKeys(show: (tab: RoomTab) => void): void {
  useShortcut('1', () => show('work'));
  useShortcut('2', () => show('actions'));
  useShortcut('3', () => show('facts'));
  useShortcut('4', () => show('evidence'));
  useShortcut('5', () => show('timeline'));
  useShortcut('6', () => show('decisions'));
  useShortcut('7', () => show('clocks'));
  useShortcut('8', () => show('notices'));
  useShortcut('9', () => show('reports'));
  useShortcut('0', () => show('review'));
}

function useTabCommands(show: (tab: RoomTab) => void, reference: string): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  const commands = useMemo(
    () =>
      roomTabs.map((tab, at) => ({
        id: `tab-${tab}`,
        title: `${reference}: ${texts.tab[tab]}`,
        hint: String((at + 1) % 10),
        icon: 'right' as const,
        run: () => latest.current(tab),
      })),
    [reference],
  );
  usePageCommands(commands);
}

import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Answer } from '../client/route-name.ts';
import { openDeclare } from '../features/declare/declare-state.ts';
import { texts } from '../messages/en/shell.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Logo } from '../ui/logo.tsx';
import { Kbd } from '../ui/kbd.tsx';

interface Place {
  readonly to:
    | '/approvals'
    | '/now'
    | '/inbox'
    | '/incidents'
    | '/plan'
    | '/clocks'
    | '/on-call'
    | '/follow-ups'
    | '/insights'
    | '/people';
  readonly title: string;
  readonly icon: IconName;
  readonly key: string;
}

const places: readonly Place[] = [
  { to: '/now', title: texts.now, icon: 'now', key: 'g n' },
  { to: '/inbox', title: texts.inbox, icon: 'inbox', key: 'g i' },
  { to: '/incidents', title: texts.incidents, icon: 'incidents', key: 'g c' },
  { to: '/plan', title: texts.plan, icon: 'plan', key: 'g p' },
  { to: '/clocks', title: texts.clocks, icon: 'clock', key: 'g k' },
];
/** On phones they are reached from Now, which shows them first. */
const approvalsPlace: Place = { to: '/approvals', title: texts.approvals, icon: 'shield', key: 'g a' };
const onCallPlace: Place = { to: '/on-call', title: texts.onCall, icon: 'bell', key: 'g u' };
const followUpsPlace: Place = { to: '/follow-ups', title: texts.followUps, icon: 'done', key: 'g f' };
const insightsPlace: Place = { to: '/insights', title: texts.insights, icon: 'eye', key: 'g s' };
const peoplePlace: Place = { to: '/people', title: texts.people, icon: 'people', key: 'g o' };

export function SideNavigation({ me }: { readonly me: Answer<'people.me'> }): JSX.Element {
  const shown = [
    ...places,
    approvalsPlace,
    onCallPlace,
    followUpsPlace,
    insightsPlace,
    ...(me.administrator ? [peoplePlace] : []),
  ];
  return (
    <nav
      aria-label={texts.navigation}
      className="sticky top-0 hidden h-dvh flex-col gap-0.5 border-r border-line bg-canvas p-2.5 md:flex print:hidden"
    >
      <Link to="/now" className="mb-2 flex h-8 items-center gap-2 rounded-md px-2 font-semibold tracking-[-0.01em]">
        <Logo className="size-5" />
        {texts.product}
      </Link>
      {shown.map(({ to, title, icon, key }) => (
        <Link
          key={to}
          to={to}
          className="group flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-ink-2 transition-colors duration-100 hover:bg-hover hover:text-ink data-[status=active]:bg-chosen data-[status=active]:text-ink"
        >
          <Icon name={icon} className="text-ink-3 group-data-[status=active]:text-accent" />
          <span className="flex-1">{title}</span>
          <span className="opacity-0 transition-opacity group-hover:opacity-100" aria-hidden="true">
            <Kbd keys={key} />
          </span>
        </Link>
      ))}
      <div className="mt-auto">
        <Button icon="plus" className="w-full" onClick={() => openDeclare()}>
          {texts.declare}
        </Button>
      </div>
    </nav>
  );
}

/** On phones: the places, under the thumb. */
export function BottomNavigation(): JSX.Element {
  return (
    <nav
      aria-label={texts.navigation}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {places.map(({ to, title, icon }) => (
        <Link
          key={to}
          to={to}
          className="flex h-13 flex-col items-center justify-center gap-0.5 text-xs font-medium text-ink-2 focus-visible:-outline-offset-2 data-[status=active]:text-accent"
        >
          <Icon name={icon} className="size-5" />
          {title}
        </Link>
      ))}
    </nav>
  );
}

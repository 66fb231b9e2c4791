import { useState } from 'react';
import type { JSX } from 'react';
import { texts as roomTexts } from '../../../messages/en/room.ts';
import { texts } from '../../../messages/en/actions.ts';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useRoom } from '../room-context.ts';
import { ActionCard } from './action-card.tsx';
import { Ladder } from './ladder.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import type { Proposal } from './propose-dialog.tsx';
import { SwitchList } from './switch-list.tsx';

/** What was asked for and how it stands; below it what can be asked for. */
export function ActionsTab(): JSX.Element {
  const { view, plan, open } = useRoom();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  if (plan === null) return <Skeleton />;
  const ladder = plan.actions.filter(({ system }) => system !== null && system === view.system);
  const beyond = plan.actions.filter(({ system }) => system === null);
  const rank = { preserving: 0, waiting: 1, executed: 2, 'failed-in-part': 3, proven: 4, refused: 5, undone: 6 };
  const asked = view.actions.toSorted((a, b) => rank[a.progress] - rank[b.progress] || b.number - a.number);
  const ask = open ? (action: (typeof plan.actions)[number]) => setProposal({ action, undoes: null }) : null;
  return (
    <section aria-label={roomTexts.tab.actions} className="pb-6">
      <Section title={texts.asked} count={asked.length}>
        {asked.length === 0 && <p className="px-3 pb-2 text-ink-2 md:px-5">{texts.empty}</p>}
        <ul className="flex flex-col gap-2 px-3 pt-1 pb-3 md:px-5">
          {asked.map((action) => (
            <ActionCard
              key={action.number}
              action={action}
              onUndo={() => {
                const definition = plan.actions.find(({ id }) => id === action.action);
                if (definition !== undefined) setProposal({ action: definition, undoes: action.number });
              }}
            />
          ))}
        </ul>
      </Section>
      <Section title={texts.ladder}>
        <p className="px-3 pb-2 text-ink-3 md:px-5">{ladder.length === 0 ? texts.noSystem : texts.ladderText}</p>
        <Ladder actions={ladder} onAsk={ask} />
      </Section>
      {ladder.length > 0 && <SwitchList />}
      {beyond.length > 0 && (
        <Section title={texts.organisation}>
          <Ladder actions={beyond} onAsk={ask} />
        </Section>
      )}
      {proposal !== null && <ProposeDialog proposal={proposal} onClose={() => setProposal(null)} />}
    </section>
  );
}

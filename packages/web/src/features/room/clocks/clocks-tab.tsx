import type { JSX } from 'react';
import { texts } from '../../../messages/en/incident-clocks.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Section } from '../../../ui/section.tsx';
import { useRoom } from '../room-context.ts';
import { AnchorRows } from './anchor-rows.tsx';
import { ClockCard } from './clock-card.tsx';

/** Every clock of law, contract and plan that runs in this incident, the next due first. */
export function ClocksTab(): JSX.Element {
  const { view } = useRoom();
  return (
    <section aria-label={texts.title} className="pb-6">
      {view.clocks.length === 0 ? (
        <EmptyState icon="clock" title={texts.empty}>
          {texts.emptyText}
        </EmptyState>
      ) : (
        <Section title={texts.title} count={view.clocks.length}>
          <AnchorRows />
          <ul>
            {view.clocks.map((clock) => (
              <ClockCard key={clock.clock} clock={clock} />
            ))}
          </ul>
        </Section>
      )}
    </section>
  );
}

import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/facts.ts';
import { texts as roomTexts } from '../../../messages/en/room.ts';
import { texts as wizardTexts } from '../../../messages/en/wizard.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { useRoom } from '../room-context.ts';
import { FactRow } from './fact-row.tsx';
import { SeverityPanel } from './severity-panel.tsx';
import { Wizard } from './wizard.tsx';

/** Every question of the plan with its answer, and what follows from the answers. */
export function FactsTab(): JSX.Element {
  const { view, plan, open } = useRoom();
  const [asking, setAsking] = useState(false);
  // As the plan asks them; the record keeps no order.
  const place = new Map(plan?.facts.map(({ id }, at) => [id, at]));
  const facts = view.facts.toSorted((one, other) => (place.get(one.fact) ?? 0) - (place.get(other.fact) ?? 0));
  const answered = view.facts.filter(({ state }) => state !== 'not-asked').length;
  return (
    <section aria-label={roomTexts.tab.facts} className="pb-6">
      <SeverityPanel />
      {asking && <Wizard onClose={() => setAsking(false)} />}
      <Section
        title={`${texts.questions} ${answered}/${view.facts.length}`}
        actions={
          open && !asking && plan !== null && <Button onClick={() => setAsking(true)}>{wizardTexts.start}</Button>
        }
      >
        <ul>
          {facts.map((fact) => (
            <FactRow key={fact.fact} fact={fact} />
          ))}
        </ul>
      </Section>
    </section>
  );
}

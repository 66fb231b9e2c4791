import type { PlanView } from '@muster/api';
import type { JSX, ReactNode } from 'react';
import { graphTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';

interface Step {
  readonly when: string;
  readonly who: string;
  readonly by: string | null;
}

/** Ladders of time: who is called after how long, for on-call schedules and for gates. */
export function EscalationList({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <>
      <Ladders title={texts.escalation}>
        {plan.onCall.length === 0 && <p className="text-ink-3">{texts.noEscalation}</p>}
        {plan.onCall.map(({ id, title, zone, layers, escalation }) => (
          <Ladder
            key={id}
            title={texts.schedule(title ?? words.spellId(id), zone)}
            steps={[
              { when: texts.first, who: words.spellId(layers[0] ?? ''), by: null },
              ...escalation.map(({ after, to, by }) => ({
                when: texts.after(after),
                who: words.spellId(to),
                by: by.length === 0 ? null : texts.by(by.map(words.spellId).join(', ')),
              })),
            ]}
          />
        ))}
      </Ladders>
      <Ladders title={texts.gates}>
        {plan.gates.map(({ id, needs, onSilence }) => (
          <Ladder
            key={id}
            title={words.spellId(id)}
            steps={[
              { when: texts.first, who: needs.map(({ of }) => words.spellId(of)).join(', '), by: null },
              { when: texts.after(onSilence.after), who: onSilence.to.map(words.spellId).join(', '), by: null },
            ]}
          />
        ))}
      </Ladders>
    </>
  );
}

function Ladders({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section aria-label={title} className="pt-7">
      <h2 className="mb-2 text-lg font-semibold tracking-[-0.01em]">{title}</h2>
      <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">{children}</div>
    </section>
  );
}

function Ladder({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }): JSX.Element {
  return (
    <div className="rounded-lg border border-line bg-raised px-3 py-2 break-inside-avoid">
      <h3 className="font-medium">{title}</h3>
      <ol className="mt-1.5 border-l-2 border-line">
        {steps.map(({ when, who, by }) => (
          <li key={`${when} ${who}`} className="relative py-1 pl-4">
            <span className="absolute top-2.5 -left-[5px] size-2 rounded-full bg-accent" aria-hidden="true" />
            <span className="text-ink-3">{when}: </span>
            <span className="font-medium">{who}</span>
            {by !== null && <span className="text-ink-2"> {by}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

import type { JSX, ReactNode } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { askTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';

interface Props {
  readonly gates: Answer<'plans.ask'>['gates'];
  readonly spell: (at: string) => string;
  readonly seat: (id: string) => ReactNode;
}

/** Each gate at this hour: those that the severity asks for first. */
export function GateList({ gates, spell, seat }: Props): JSX.Element {
  const ordered = [...gates.filter(({ opened }) => opened), ...gates.filter(({ opened }) => !opened)];
  return (
    <section aria-labelledby="ask-gates">
      <h2 id="ask-gates" className="mb-2 text-base font-semibold">
        {texts.approve}
      </h2>
      {gates.length === 0 && <p className="text-ink-3">{texts.noGates}</p>}
      <ul className="flex flex-col gap-2">
        {ordered.map(({ gate, opened, needs, within, approvers, reachable, from, dependsOn, missing }) => (
          <li key={gate} className="rounded-lg border border-line bg-raised px-3 py-2">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="font-medium">{words.spellId(gate)}</h3>
              {opened && <Badge tone="accent">{texts.opened}</Badge>}
              <Badge tone={reachable ? 'good' : 'danger'} icon={reachable ? 'check' : 'late'}>
                {reachable ? texts.reachable : texts.unreachable}
              </Badge>
            </div>
            <p className="text-ink-2">
              {texts.needs(needs.map(({ count, of }) => `${count} of ${words.spellId(of)}`).join(', '), within)}
              {from !== null && `; ${texts.from(spell(from))}`}
            </p>
            <ul className="mt-1 flex flex-col gap-0.5">
              {approvers.map((approver) => (
                <li key={approver.seat} className={approver.not === null ? '' : 'text-ink-3'}>
                  {seat(approver.seat)}{' '}
                  <span className="text-xs text-ink-3">
                    {approver.not ?? texts.duty[approver.duty]}
                    {approver.not === null && approver.from !== null && `, ${spell(approver.from)}`}
                  </span>
                </li>
              ))}
            </ul>
            {missing.length > 0 && <p className="mt-1 font-medium text-danger">{texts.missing(missing.join(', '))}</p>}
            {dependsOn.length > 0 && (
              <p className="mt-1 text-warn">{texts.depends(dependsOn.map(words.spellId).join(', '))}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

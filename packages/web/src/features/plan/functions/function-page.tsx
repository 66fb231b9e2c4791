import type { PlanView } from '@muster/api';
import type { JSX, ReactNode } from 'react';
import { functionTexts as texts, texts as planTexts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { SeverityMark, severities } from '../../common/severity.tsx';
import { ConditionText } from '../condition-text.tsx';
import { Cell, HeadCell, PlanTable } from '../plan-table.tsx';
import { dutiesOf } from './duties-of.ts';
import type { Duties } from './duties-of.ts';
import { StandingText } from '../parts/standing-text.tsx';

interface Props {
  readonly plan: PlanView;
  readonly own: PlanView['functions'][number];
}

/** Everything that the plan asks of one function, in the order of an incident. */
export function FunctionPage({ plan, own }: Props): JSX.Element {
  const duties = dutiesOf(plan, own);
  const { calledAt, questions, actions, evidence, notices, clocks } = duties;
  return (
    <article className="max-w-4xl print:max-w-none">
      <h2 className="text-lg font-semibold tracking-[-0.01em]">{words.spellId(own.id)}</h2>
      <p className="mt-1 text-base text-pretty">{own.does}.</p>
      <p className="mt-1 text-ink-2">
        {texts.seats(words.spellId(own.lead), own.deputies.map(words.spellId).join(', '))}{' '}
        {own.reachable.length > 0 && texts.reachable(own.reachable.map(words.spellId).join(', '))}
      </p>
      {own.needs.length > 0 && <p className="mt-1 text-ink-2">{texts.needs(own.needs.join(', '))}</p>}
      {calledAt.length > 0 && (
        <Part title={texts.called}>
          <ul className="flex flex-col gap-1">
            {calledAt.toReversed().map(({ level, acknowledge }) => (
              <li key={level} className="flex flex-wrap items-center gap-2">
                <SeverityMark level={level} />
                {acknowledge !== null && <span>{texts.acknowledge(acknowledge)}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Steps duties={duties} />
      <Approvals duties={duties} />
      {questions.length > 0 && (
        <Part title={texts.questions}>
          <Lines items={questions} draw={({ ask, within }) => [ask, within]} />
        </Part>
      )}
      {notices.length > 0 && (
        <Part title={texts.notices}>
          <PlanTable label={texts.notices} columns={[planTexts.to, planTexts.when, planTexts.within]}>
            {notices.map(({ id, to, when, within }) => (
              <tr key={id} className="border-b border-line last:border-0">
                <HeadCell>{to}</HeadCell>
                <Cell className="min-w-52">
                  <ConditionText condition={when} />
                </Cell>
                <Cell>{within ?? '–'}</Cell>
              </tr>
            ))}
          </PlanTable>
        </Part>
      )}
      {clocks.length > 0 && (
        <Part title={texts.clocks}>
          <Lines
            items={clocks}
            draw={({ title, recipient, within, owner, deputy }) => [
              title,
              [
                recipient,
                within,
                texts.answers(words.spellId(owner ?? ''), deputy === null ? null : words.spellId(deputy)),
              ]
                .filter((text) => text !== null)
                .join(' · '),
            ]}
          />
        </Part>
      )}
      {actions.length > 0 && (
        <Part title={texts.actions}>
          <Lines
            items={actions}
            draw={({ title, gate }) => [title, gate === null ? texts.noGate : texts.gate(words.spellId(gate))]}
          />
        </Part>
      )}
      {evidence.length > 0 && (
        <Part title={texts.evidence}>
          <Lines
            items={evidence.map((each) => ({ ...each, id: each.category }))}
            draw={({ title, collectWithin, keep }) => [
              title,
              [collectWithin === null ? null : texts.collect(collectWithin), texts.keep(keep)]
                .filter((text) => text !== null)
                .join(' · '),
            ]}
          />
        </Part>
      )}
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="mt-6 print:mt-3">
      <h3 className="mb-2 text-base font-semibold">{title}</h3>
      {children}
    </section>
  );
}

interface LinesProps<Item> {
  readonly items: readonly Item[];
  readonly draw: (item: Item) => readonly [string, string | null];
}

function Lines<Item extends { readonly id: string }>({ items, draw }: LinesProps<Item>): JSX.Element {
  return (
    <ul className="rounded-lg border border-line bg-raised">
      {items.map((item) => {
        const [what, how] = draw(item);
        return (
          <li key={item.id} className="border-b border-line px-3 py-2 last:border-0">
            <span className="font-medium">{what}</span>
            {how !== null && <span className="block text-ink-2">{how}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Steps({ duties: { stages } }: { readonly duties: Duties }): JSX.Element {
  const levels = severities.toReversed();
  return (
    <Part title={texts.steps}>
      {stages.length === 0 && <p className="text-ink-3">{texts.noSteps}</p>}
      <div className="flex flex-col gap-4">
        {stages.map(({ stage, owned, tasks, decisions }) => (
          <div key={stage}>
            <h4 className="mb-1 font-medium">
              {words.stage[stage]}
              {owned !== null && <span className="ml-2 font-normal text-ink-3">{texts.owned}</span>}
            </h4>
            <PlanTable
              label={words.stage[stage]}
              columns={[planTexts.step, ...levels.map((level) => words.severity[level])]}
            >
              {[
                ...tasks.map((work) => ({ ...work, kind: null })),
                ...decisions.map((work) => ({ ...work, kind: planTexts.decision })),
                ...(owned === null ? [] : [{ id: '', title: planTexts.whole, within: owned.within, kind: null }]),
              ].map(({ id, title, within, kind }) => (
                <tr key={id} className="border-b border-line last:border-0">
                  <HeadCell>
                    {title}
                    {kind !== null && <span className="ml-1.5 font-normal text-ink-3">{kind}</span>}
                  </HeadCell>
                  {levels.map((level) => (
                    <Cell key={level} className="text-ink-2">
                      {within.find(({ severity }) => severity === level)?.text ?? '–'}
                    </Cell>
                  ))}
                </tr>
              ))}
            </PlanTable>
          </div>
        ))}
      </div>
    </Part>
  );
}

function Approvals({ duties: { gates } }: { readonly duties: Duties }): JSX.Element {
  return (
    <Part title={texts.approvals}>
      {gates.length === 0 && <p className="text-ink-3">{texts.noApprovals}</p>}
      <ul className="flex flex-col gap-2">
        {gates.map(({ gate, as }) => (
          <li key={gate.id} className="rounded-lg border border-line bg-raised px-3 py-2">
            <span className="font-medium">{words.spellId(gate.id)}</span>
            <span className="block">
              {texts.needed(
                gate.needs.map(({ count, of }) => `${count} of ${words.spellId(of)}`).join(', '),
                gate.within,
              )}
            </span>
            <span className="block text-ink-2">
              {as === 'after-silence' && `${texts.afterSilence} `}
              {texts.silence(gate.onSilence.after, gate.onSilence.to.map(words.spellId).join(', '))}
            </span>
            {gate.standing !== null && <StandingText standing={gate.standing} />}
            {gate.breakGlass !== null && (
              <div className="text-ink-2">
                {planTexts.breakGlassText(words.spellId(gate.breakGlass.by), gate.breakGlass.reviewWithin)}
                <ConditionText condition={gate.breakGlass.when} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

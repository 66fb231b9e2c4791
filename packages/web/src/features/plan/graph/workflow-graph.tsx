import type { PlanView } from '@muster/api';
import { useId } from 'react';
import type { JSX } from 'react';
import { graphTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { severities, SeverityMark } from '../../common/severity.tsx';
import { EscalationList } from './escalation-list.tsx';
import { stageLayout } from './stage-layout.ts';

/** The way through an incident and who is called when nobody answers: drawn, and the same as a list. */
export function WorkflowGraph({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <div className="px-3 pb-16 md:px-5">
      <section aria-labelledby="graph-stages" className="pt-5">
        <h2 id="graph-stages" className="mb-2 text-lg font-semibold tracking-[-0.01em]">
          {texts.title}
        </h2>
        <Drawing plan={plan} />
        <StageList plan={plan} />
      </section>
      <EscalationList plan={plan} />
    </div>
  );
}

function Drawing({ plan }: { readonly plan: PlanView }): JSX.Element {
  const arrow = useId();
  const stages = plan.workflow.map(({ stage, returns }) => ({ id: stage, backTo: returns?.to ?? [] }));
  const { width, height, boxes, arrows } = stageLayout(stages);
  return (
    <div role="group" aria-label={texts.title} tabIndex={0} className="hidden overflow-x-auto md:block">
      <svg
        role="img"
        aria-label={texts.picture(plan.workflow.map(({ stage }) => words.stage[stage]).join(', '))}
        viewBox={`0 0 ${width} ${height}`}
        className="w-full max-w-5xl min-w-2xl text-ink-3"
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path d="M0 0L8 4L0 8Z" className="fill-ink-3" />
          </marker>
        </defs>
        {arrows.map(({ from, to, back, path }) => (
          <path
            key={`${from} ${to}`}
            d={path}
            markerEnd={`url(#${arrow})`}
            strokeDasharray={back ? '4 3' : undefined}
            className="fill-none stroke-ink-3 stroke-[1.5]"
          />
        ))}
        {plan.workflow.map(({ stage, owner, within }, index) => {
          const box = boxes[index];
          const limit = within.find(({ severity }) => severity === 'critical')?.text ?? '';
          return (
            box !== undefined && (
              <g key={stage}>
                <rect
                  x={box.x}
                  y={box.y}
                  width={box.width}
                  height={box.height}
                  rx="8"
                  className="fill-raised stroke-line-strong"
                />
                <text x={box.x + 10} y={box.y + 20} className="fill-ink text-[13px] font-semibold">
                  {words.stage[stage]}
                </text>
                <text x={box.x + 10} y={box.y + 37} className="fill-ink-2 text-[11px]">
                  {words.spellId(owner)}
                </text>
                <text x={box.x + 10} y={box.y + 53} className="fill-danger text-[11px]">
                  {shortened(limit)}
                </text>
              </g>
            )
          );
        })}
      </svg>
    </div>
  );
}

/** A box has room for so much; the list below has all of it. */
function shortened(text: string): string {
  return text.length > 22 ? `${text.slice(0, 21)}…` : text;
}

function StageList({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <>
      <h3 className="mt-4 mb-2 text-sm font-semibold text-ink-2">{texts.list}</h3>
      <ol className="grid gap-2 md:grid-cols-2 xl:grid-cols-3">
        {plan.workflow.map(({ stage, owner, within, leaveWhen, returns }, index) => {
          const next = plan.workflow[index + 1];
          return (
            <li key={stage} className="rounded-lg border border-line bg-raised px-3 py-2">
              <h4 className="font-medium">
                {index + 1}. {words.stage[stage]}
              </h4>
              <p>{texts.owner(words.spellId(owner))}</p>
              <ul className="my-1">
                {severities.toReversed().map((level) => (
                  <li key={level} className="flex flex-wrap gap-x-2">
                    <SeverityMark level={level} />
                    <span className="text-ink-2">{within.find(({ severity }) => severity === level)?.text ?? '–'}</span>
                  </li>
                ))}
              </ul>
              {leaveWhen.length > 0 && (
                <p className="text-ink-2">{texts.leave(leaveWhen.map(words.spellId).join(', '))}</p>
              )}
              {returns !== null && returns.to.length > 0 && (
                <p className="text-ink-2">
                  {texts.back(returns.to.map((each) => words.stage[each]).join(', '), returns.atMost)}
                </p>
              )}
              {next !== undefined && <p className="text-ink-2">{texts.next(words.stage[next.stage])}</p>}
            </li>
          );
        })}
      </ol>
    </>
  );
}

import type { AnswerOf, routes } from '@muster/api';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';
import { clockTime, dueIn } from '../output/when.ts';

type ApprovalView = AnswerOf<typeof routes.approvals.show>;

/** What is asked, why, what follows, what else there is, and what happens when nobody answers. */
export function approvalLines(io: Io, view: ApprovalView): readonly string[] {
  const { incident, number, title, requester, reason, notice, parameters, silence } = view;
  const named = (who: { readonly person: string; readonly name: string | null }) => who.name ?? who.person;
  const given = Object.entries(parameters).map(([name, value]) => `${name}=${String(value ?? '(destroyed)')}`);
  return [
    `A-${number} of ${incident.reference} (${incident.severity}): ${title}`,
    `  due          ${dueIn(io, view.due)}; needs ${view.missing.join(', ') || 'nobody more'}`,
    `  asked by     ${named(requester)}: ${reason ?? '(destroyed)'}`,
    ...(notice === null
      ? [`  parameters   ${given.join(', ') || 'none'}`]
      : [`  notice       N-${notice.number} (${notice.kind}) to ${notice.to}:`, ...inset(notice.text)]),
    ...view.consequences.map((line, at) => `  ${at === 0 ? 'consequence ' : '            '} ${line}`),
    `  undo         ${view.undo ?? 'It cannot be taken back.'}`,
    `  instead      ${view.alternatives.map((each) => each.title).join('; ') || 'not to do it'}`,
    `  evidence     ${view.evidence.map((item) => `E-${item.number} ${item.title ?? ''}`).join('; ') || 'none yet'}`,
    `  severity     ${view.severityReasons.join('; ') || 'no rule held'}`,
    `  silence      at ${clockTime(io, silence.at)} these are asked: ${silence.asks.join(', ')}; it is never a yes`,
    ...view.approvals.map((each) => `  approved     ${named(each)} for ${each.as} at ${clockTime(io, each.at)}`),
    ...view.reported.map(
      (said) =>
        `  reported     ${named(said.person)} said yes (${said.how}) at ${clockTime(io, said.saidAt)}, witnessed by ${named(said.witness)}; it counts for no gate`,
    ),
    `  digest       ${view.digest}`,
  ].map(printable);
}

function inset(text: string | null): readonly string[] {
  return (text ?? '(destroyed)').split('\n').map((line) => `               ${line}`);
}

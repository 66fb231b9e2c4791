import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { JSX } from 'react';
import type { CallError } from '../../client/call-error.ts';
import { texts } from '../../messages/en/refusal.ts';
import { texts as uiTexts } from '../../messages/en/ui.ts';
import { Icon } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { PlanVersionContext } from './plan-version-context.ts';

/** Why something was not done, how to go on, and the clause of the plan that says so. */
export function Refusal({ error }: { readonly error: CallError | null }): JSX.Element | null {
  if (error === null) return null;
  const { detail, mend, clause, faults } = error.problem;
  return (
    <div
      role="alert"
      className={`rounded-lg px-3 py-2.5 text-sm ${error.overtaken ? 'bg-warn-wash' : 'bg-danger-wash'}`}
    >
      <p className={`flex items-start gap-2 font-medium ${error.overtaken ? 'text-warn' : 'text-danger'}`}>
        <Icon name="late" className="mt-0.5" />
        <span>{error.overtaken ? texts.overtaken : texts.refused}</span>
      </p>
      <div className="mt-1 pl-6 text-ink">
        <p>
          <InertText text={detail} />
        </p>
        {mend !== '' && (
          <p className="text-ink-2">
            <InertText text={mend} />
          </p>
        )}
        {error.overtaken && <p className="mt-1 text-ink-2">{texts.overtakenMend}</p>}
        {faults.map(({ at, message }) => (
          <p key={`${at} ${message}`} className="text-ink-2">
            <span className="font-mono text-xs">{at}</span> <InertText text={message} />
          </p>
        ))}
        {clause !== null && <ClauseLink clause={clause} />}
      </div>
    </div>
  );
}

/** To the clause in the readable plan. */
export function ClauseLink({
  clause,
  short = false,
}: {
  readonly clause: string;
  readonly short?: boolean;
}): JSX.Element {
  const version = useContext(PlanVersionContext);
  return (
    <Link
      to="/plan"
      search={version === null ? {} : { version }}
      hash={clause}
      title={uiTexts.seeClause(clause)}
      className="relative z-10 inline-flex min-h-6 items-center gap-1 text-ink-3 underline decoration-line-strong/50 underline-offset-2 hover:text-ink hover:decoration-current"
    >
      {short ? clause.split('.').slice(-2).join(' · ') : clause}
    </Link>
  );
}

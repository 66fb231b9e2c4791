import type { CallError } from '../../client/call-error.ts';
import { texts } from '../../messages/en/refusal.ts';
import { InertText } from '../../ui/inert-text.tsx';
import { say } from '../../ui/toasts.tsx';
import { ClauseLink } from './refusal.tsx';

/** A refusal at the edge of the screen, for what is done with one press and has no dialog. */
export function sayRefusal(error: CallError): void {
  const { detail, mend, clause } = error.problem;
  say({
    tone: error.overtaken ? 'warn' : 'danger',
    title: error.overtaken ? texts.overtaken : texts.refused,
    description: (
      <>
        <InertText text={`${detail} ${mend}`.trim()} />
        {clause !== null && (
          <span className="block">
            <ClauseLink clause={clause} />
          </span>
        )}
      </>
    ),
  });
}

import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../messages/en/plan.ts';

/** A condition as a sentence; its expression for who wants it. */
export function ConditionText({
  condition,
}: {
  readonly condition: PlanView['notifications'][number]['when'];
}): JSX.Element {
  return (
    <div>
      <span>{condition.sentence}</span>
      <details className="text-xs text-ink-3 print:hidden">
        <summary className="inline-flex min-h-6 items-center rounded hover:text-ink">{texts.expression}</summary>
        <code className="block rounded bg-sunken px-2 py-1 font-mono text-ink-2">{condition.cel}</code>
      </details>
    </div>
  );
}

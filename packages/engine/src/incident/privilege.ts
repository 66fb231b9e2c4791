import type { Instant } from '@muster/clocks';
import type { Incident } from './incident.ts';

/** Something written or kept at the direction of a lawyer: who, when, and the ids of its content. */
export interface PrivilegedItem {
  readonly kind: 'decision' | 'evidence' | 'note' | 'factor';
  /** `D-2`, `E-3`, `M-1`, `X-1`. */
  readonly reference: string;
  readonly author: string;
  readonly directedBy: string;
  readonly at: Instant;
  readonly contents: readonly string[];
}

/** All that counsel directed in an incident: what the privilege log lists, and what stays out of all that is shared. */
export function privilegedItems(incident: Incident): readonly PrivilegedItem[] {
  const decisions = incident.decisions.flatMap(({ number, marking, by: author, at, choice, rationale }) =>
    marking.kind === 'factual'
      ? []
      : item('decision', `D-${number}`, author, marking.directedBy, at, [choice.id, rationale.id]),
  );
  const evidence = incident.evidence.flatMap(({ number, marking, collector, capturedAt, item: bytes, title, source }) =>
    marking.kind === 'factual'
      ? []
      : item('evidence', `E-${number}`, collector, marking.directedBy, capturedAt, [bytes.id, title.id, source.id]),
  );
  const notes = incident.notes.flatMap(({ number, marking, by: author, recordedAt, text }) =>
    marking.kind === 'factual' ? [] : item('note', `M-${number}`, author, marking.directedBy, recordedAt, [text.id]),
  );
  const factors = incident.factors.flatMap(({ number, marking, by: author, at, text }) =>
    marking.kind === 'factual' ? [] : item('factor', `X-${number}`, author, marking.directedBy, at, [text.id]),
  );
  return [...decisions, ...evidence, ...notes, ...factors].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

function item(
  kind: PrivilegedItem['kind'],
  reference: string,
  author: string,
  directedBy: string,
  at: Instant,
  contents: readonly string[],
): readonly PrivilegedItem[] {
  return [{ kind, reference, author, directedBy, at, contents }];
}

import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { versionTexts as texts } from '../../../messages/en/plan.ts';
import { Badge } from '../../../ui/badge.tsx';
import type { Tone } from '../../../ui/badge.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { InertText } from '../../../ui/inert-text.tsx';

type Change = Answer<'plans.diff'>['changes'][number];

const marks: Readonly<Record<Change['direction'], readonly [Tone, IconName]>> = {
  weaker: ['danger', 'lower'],
  stricter: ['good', 'up'],
  neutral: ['neutral', 'dot'],
};

/** Changes as sentences, what asks less than before first. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }): JSX.Element {
  if (changes.length === 0) return <p className="text-ink-2">{texts.noChanges}</p>;
  const order = ['weaker', 'stricter', 'neutral'];
  const sorted = changes.toSorted((one, other) => order.indexOf(one.direction) - order.indexOf(other.direction));
  return (
    <ul className="rounded-lg border border-line bg-raised">
      {sorted.map(({ path, direction, sentence }, index) => (
        <li key={index} className="flex items-start gap-2 border-b border-line px-3 py-2 last:border-0">
          <Badge tone={marks[direction][0]} icon={marks[direction][1]}>
            {texts.direction[direction]}
          </Badge>
          <span className="min-w-0">
            <InertText text={sentence} />
            <span className="block font-mono text-xs text-ink-3">{path}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

import type { JSX } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';

type Standing = NonNullable<Answer<'plans.view'>['gates'][number]['standing']>;

/** What a gate approved beforehand, and who releases by it. */
export function StandingText({ standing }: { readonly standing: Standing }): JSX.Element {
  const { releasedBy, template, atMost, until } = standing;
  return (
    <span className="block text-ink-2">{texts.standingText(words.spellId(releasedBy), template, atMost, until)}</span>
  );
}

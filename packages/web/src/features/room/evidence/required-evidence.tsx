import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { useRoom } from '../room-context.ts';

/** The categories that the plan names for this type of incident. */
export function RequiredEvidence({
  onAttach,
}: {
  readonly onAttach: ((category: string) => void) | null;
}): JSX.Element | null {
  const { view, plan } = useRoom();
  const wanted = plan?.types.find(({ id }) => id === view.type)?.evidence ?? [];
  if (plan === null || wanted.length === 0) return null;
  return (
    <Section title={texts.required}>
      <ul className="mx-3 rounded-lg border border-line bg-raised md:mx-5">
        {wanted.map((category) => {
          const there = view.evidence.filter((item) => item.category === category && !item.redacted).length;
          const gaps = view.preservationGaps.filter((gap) => gap.category === category);
          const title = plan.evidence.find((each) => each.category === category)?.title ?? words.spellId(category);
          return (
            <li
              key={category}
              className="flex min-h-10 flex-wrap items-center gap-x-3 border-b border-line px-3.5 py-1.5 last:border-0"
            >
              <Icon name={there > 0 ? 'done' : 'circle'} className={there > 0 ? 'text-good' : 'text-warn'} />
              <span className="min-w-0 flex-1 basis-48">
                {title}
                {gaps.map(({ action, because }) => (
                  <InertText
                    key={`${action} ${because}`}
                    text={texts.gap(action, because)}
                    className="block text-xs text-warn"
                  />
                ))}
              </span>
              <span className={there > 0 ? 'text-ink-3' : 'font-medium text-warn'}>
                {there > 0 ? texts.there(there) : texts.missing}
              </span>
              {onAttach !== null && (
                <Button
                  look="quiet"
                  icon="upload"
                  aria-label={texts.attachTo(title)}
                  onClick={() => onAttach(category)}
                >
                  {texts.attach}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

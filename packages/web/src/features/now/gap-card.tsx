import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { When } from '../../ui/when.tsx';

/** Hours ahead in which a call would reach nobody, told to those who serve there while there is time to mend it. */
export function GapCard(): JSX.Element | null {
  const { data } = useQuery(queries.onCall(undefined));
  const found = (data?.schedules ?? [])
    .filter(({ mine }) => mine)
    .flatMap(({ id, title, gaps }) =>
      gaps.filter(({ isWhole }) => isWhole).map(({ from }) => ({ from, name: title ?? words.spellId(id) })),
    );
  const [first] = found.toSorted((one, other) => one.from.localeCompare(other.from));
  if (first === undefined) return null;
  return (
    <div className="mx-3 mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-warn-wash px-3 py-2 md:mx-5">
      <Icon name="late" className="text-warn" />
      <p className="min-w-0 flex-1 basis-48">
        <span className="font-semibold text-warn">{texts.warning(found.length)}</span>{' '}
        <span className="text-ink-2">
          <InertText text={first.name} />, <When at={first.from} />
        </span>
      </p>
      <Link to="/on-call" className={buttonClass('plain')}>
        {texts.look}
      </Link>
    </div>
  );
}

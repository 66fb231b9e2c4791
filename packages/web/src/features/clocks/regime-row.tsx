import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/clocks.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Tone } from '../../ui/badge.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';

type Regime = Answer<'plans.regimes'>['regimes'][number];

const tones: Readonly<Record<Regime['answer'], Tone>> = { yes: 'warn', 'could-be': 'caution', no: 'neutral' };
const wordTones: Readonly<Record<Regime['plan'], Tone>> = {
  listed: 'good',
  'ruled-out': 'neutral',
  open: 'danger',
  none: 'neutral',
};

/** One law: whether it could bind, for which entity and system, and why. */
export function RegimeRow({ regime, chosen }: { readonly regime: Regime; readonly chosen: boolean }): JSX.Element {
  const { title, jurisdiction, status, citation, link, verified, answer, plan, ruledOut, cases } = regime;
  return (
    <li
      className={`rounded-lg border bg-raised px-3 py-2.5 ${chosen ? 'border-accent' : 'border-line'}`}
      aria-current={chosen ? 'true' : undefined}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tones[answer]}>{texts.answer[answer]}</Badge>
        <h2 className="font-medium">{title}</h2>
        <span className="text-xs text-ink-3">
          {jurisdiction} · {texts.status.get(status) ?? status}
        </span>
        {plan !== 'none' && <Badge tone={wordTones[plan]}>{texts.plan[plan]}</Badge>}
      </div>
      {ruledOut !== null && (
        <p className="mt-1 text-ink-2">
          {texts.ruledOut} <InertText text={ruledOut} />
        </p>
      )}
      <ul className="mt-1">
        {cases.map(({ entity, system, answer: its, because }) => (
          <li key={`${entity ?? ''} ${system ?? ''}`} className="text-ink-2">
            <span className="font-medium text-ink">
              {[entity, system].flatMap((id) => (id === null ? [] : [words.spellId(id)])).join(' × ') || texts.whole}:{' '}
              {texts.answer[its]}.
            </span>{' '}
            {because}
          </li>
        ))}
      </ul>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <span className="text-ink-3">{citation}</span>
        <Badge tone={verified ? 'good' : 'caution'} icon={verified ? 'check' : 'question'}>
          {verified ? texts.verified : texts.unverified}
        </Badge>
        {link !== null && (
          <a
            href={link}
            target="_blank"
            rel="noreferrer"
            aria-label={`${texts.link}: ${title}`}
            className="inline-flex min-h-6 items-center text-accent underline"
          >
            {texts.link}
          </a>
        )}
        <Link
          to="/clocks"
          search={(before) => ({ ...before, regime: regime.regime })}
          resetScroll={false}
          data-row
          aria-label={`${texts.calculate}: ${title}`}
          className={buttonClass('plain', 'ml-auto')}
        >
          {texts.calculate}
        </Link>
      </div>
    </li>
  );
}

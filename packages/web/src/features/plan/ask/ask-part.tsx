import type { PlanView } from '@muster/api';
import { calendar } from '@muster/clocks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { askTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { severities } from '../../common/severity.tsx';
import { AnswerView } from './answer-view.tsx';
import { instantOf, localNow } from '../../../ui/zone-time.ts';
import { nextHolidayNight } from './next-holiday-night.ts';

/** How bad and when, and what the plan says to it. It answers at once for the worst: critical, at night, on a holiday. */
export function AskPart({ plan }: { readonly plan: PlanView }): JSX.Element {
  const { timeZone, holidays } = plan.organisation;
  const search = useSearch({ from: '/plan' });
  const navigate = useNavigate({ from: '/plan' });
  const [night] = useState(() => nextHolidayNight(localNow(timeZone).slice(0, 10), calendar(holidays)?.holidays ?? []));
  const { severity = 'critical', at: local = night, system = null } = search;
  const ask = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const at = instantOf(local, timeZone);
  const answer = useQuery({ ...queries.planAnswer(severity, at ?? '', system), enabled: at !== null });
  return (
    <div className="px-3 pb-16 md:px-5">
      <p className="max-w-2xl pt-4 text-ink-2 print:hidden">{texts.intro}</p>
      <div className="mt-3 flex flex-wrap items-end gap-x-5 gap-y-3 print:hidden">
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium">{texts.severity}</span>
          <Segmented
            label={texts.severity}
            value={severity}
            options={severities.toReversed().map((level) => ({ value: level, title: words.severity[level] }))}
            onChange={(level) => ask({ severity: level })}
          />
        </div>
        <div className="w-52">
          <TextField
            label={texts.at}
            type="datetime-local"
            value={local}
            onChange={({ target }) => target.value !== '' && ask({ at: target.value.slice(0, 16) })}
          />
        </div>
        <div className="w-52">
          <SelectField
            label={texts.system}
            placeholder={texts.anySystem}
            value={system ?? ''}
            options={plan.systems.map(({ id, title }) => ({ value: id, title }))}
            onChange={({ target }) =>
              void navigate({
                search: ({ system: _, ...rest }) => (target.value === '' ? rest : { ...rest, system: target.value }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </div>
        <span className="flex flex-wrap gap-1.5">
          <Button aria-pressed={local === night} onClick={() => ask({ at: night })}>
            {texts.night}
          </Button>
          <Button onClick={() => ask({ at: localNow(timeZone) })}>{texts.now}</Button>
        </span>
      </div>
      <p className="mt-1 text-xs text-ink-3 print:hidden">{texts.atHint(timeZone)}</p>
      {answer.data !== undefined ? (
        <AnswerView answer={answer.data} zone={timeZone} />
      ) : answer.isError ? (
        <LoadError error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Skeleton />
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import type { Answer } from '../../../client/route-name.ts';
import { queries } from '../../../client/queries.ts';
import type { PreviewAnswers } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/wizard.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useSettled } from '../../../ui/use-settled.ts';
import { When } from '../../../ui/when.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { SeverityMark } from '../../common/severity.tsx';
import { useRoom } from '../room-context.ts';

type Preview = Answer<'incidents.preview'>;

/** Milliseconds of rest before the server is asked: nobody wants an answer for each letter. */
const rest = 250;

/** What the plan makes of the answers so far: severity, type, clocks and approvals, each with its reason. */
export function WizardFollows({ answers }: { readonly answers: PreviewAnswers }): JSX.Element {
  const { incident } = useRoom();
  const settled = useSettled(answers, rest);
  const query = useQuery(queries.preview(incident, settled));
  return (
    <aside aria-label={texts.follows} className="min-w-0 rounded-lg border border-line bg-sunken px-3.5 py-3">
      <h3 className="font-semibold">{texts.follows}</h3>
      <p className="mb-2 text-xs text-ink-3">{texts.followsText}</p>
      {query.isPending && <Skeleton rows={4} />}
      {query.isError && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && !query.isError && <Told preview={query.data} />}
    </aside>
  );
}

function Told({ preview }: { readonly preview: Preview }): JSX.Element {
  const { severity, type, dimensions } = preview;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <Part title={texts.is}>
        <p>
          <SeverityMark level={severity.is} />
        </p>
        {severity.because.map(({ clause, because, assumed }) => (
          <Because key={clause} clause={clause}>
            {because}
            {assumed.length > 0 && (
              <span className="text-warn"> ({texts.assumed(assumed.map(words.spellId).join(', '))})</span>
            )}
          </Because>
        ))}
      </Part>
      {severity.couldBe.length > 0 && (
        <Part title={texts.couldBe}>
          {severity.couldBe.map(({ level, because, unanswered }) => (
            <div key={`${level} ${because}`}>
              <SeverityMark level={level} />
              <p className="text-ink-2">
                {because}{' '}
                <span className="text-ink-3">({texts.unanswered(unanswered.map(words.spellId).join(', '))})</span>
              </p>
            </div>
          ))}
        </Part>
      )}
      <Part title={texts.type}>
        <p className="font-medium">{type.title}</p>
        <p className={type.counts === 'below-threshold' ? 'text-warn' : 'text-ink-2'}>
          {texts.counts[type.counts]} {type.because !== null && texts.countsWhen(type.because)}
        </p>
        {type.fits.map(({ id, title, because }) => (
          <p key={id} className="text-ink-2">
            {texts.fits(title, because)}
          </p>
        ))}
        <p className="flex flex-wrap gap-1" aria-label={texts.dimensions} role="group">
          {dimensions.map(({ dimension }) => (
            <Badge key={dimension}>{words.spellId(dimension)}</Badge>
          ))}
        </p>
      </Part>
      <Clocks clocks={preview.clocks} />
      <Approvals approvals={preview.approvals} />
      <Part title={texts.owed}>
        {preview.obligations.length === 0 && <p className="text-ink-3">{texts.nothingOwed}</p>}
        <ul>
          {preview.obligations.map(({ id, title, by, due }) => (
            <li key={id}>
              {title} <span className="text-ink-3">{by.map(words.spellId).join(', ')}</span>
              {due !== null && (
                <span className="text-ink-3">
                  {' '}
                  <When at={due} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Clocks({ clocks }: Pick<Preview, 'clocks'>): JSX.Element {
  return (
    <Part title={texts.clocks}>
      {clocks.length === 0 && <p className="text-ink-3">{texts.noClocks}</p>}
      <ul>
        {clocks.map(({ clock, title, clause, opens, stages }) => (
          <li key={clock} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{title}</span>
            <Badge tone={opens ? 'warn' : 'neutral'}>{opens ? texts.opens : texts.runs}</Badge>
            <Earliest stages={stages} />
            <ClauseLink clause={clause} short />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Earliest({ stages }: Pick<Preview['clocks'][number], 'stages'>): JSX.Element {
  const [first] = stages.flatMap(({ strictDue }) => strictDue ?? []).toSorted();
  return <span className="text-ink-2">{first === undefined ? texts.noDue : <When at={first} />}</span>;
}

function Approvals({ approvals }: Pick<Preview, 'approvals'>): JSX.Element {
  return (
    <Part title={texts.approvals}>
      {approvals.length === 0 && <p className="text-ink-3">{texts.noApprovals}</p>}
      <ul>
        {approvals.map(({ gate, action, title, needs, because, clause, isNew }) => (
          <li key={`${gate} ${action}`}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{title}</span>
              {isNew && <Badge tone="warn">{texts.isNew}</Badge>}
              <span className="text-ink-3">
                {texts.asksFor(needs.map(({ count, of }) => `${count} ${words.spellId(of)}`).join(', '))}
              </span>
            </p>
            <Because clause={clause}>{because}</Because>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Because({ clause, children }: { readonly clause: string; readonly children: ReactNode }): JSX.Element {
  return (
    <p className="text-ink-2">
      <span className="text-ink-3">{texts.because}</span> {children} <ClauseLink clause={clause} short />
    </p>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="flex flex-col gap-1">
      <h4 className="text-xs font-semibold text-ink-3">{title}</h4>
      {children}
    </section>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/now.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Due } from '../../ui/due.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { severities, SeverityIcon } from '../common/severity.tsx';
import { StageMark } from '../common/stage-mark.tsx';

const shown = 6;

/** The gravest of what is open, side by side. */
export function OpenIncidents(): JSX.Element | null {
  const { data } = useInfiniteQuery(queries.incidents());
  const open = data?.pages
    .flatMap(({ items }) => items)
    .filter(({ status }) => status === 'open')
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  if (open === undefined || open.length === 0) return null;
  return (
    <Section
      title={texts.openIncidents}
      count={open.length}
      actions={
        <Link to="/incidents" className={buttonClass('quiet')}>
          {texts.allIncidents}
        </Link>
      }
    >
      <ul className="grid gap-2 px-3 pb-2 sm:grid-cols-2 md:px-5 xl:grid-cols-3">
        {open.slice(0, shown).map((incident) => (
          <li key={incident.id} className="min-w-0">
            <Link
              to="/incidents/$ref"
              params={{ ref: incident.reference }}
              data-row
              className="flex h-full min-w-0 flex-col gap-1 rounded-lg border border-line bg-raised px-3 py-2 hover:border-line-strong/60 hover:bg-hover"
            >
              <span className="flex min-w-0 items-center gap-2">
                <SeverityIcon level={incident.severity} />
                <span className="shrink-0 whitespace-nowrap text-ink-3 tabular">{incident.reference}</span>
                <InertText text={incident.title} className="min-w-0 truncate font-medium" />
              </span>
              <span className="flex flex-wrap items-center justify-between gap-x-3">
                <StageMark stage={incident.stage} />
                {incident.nextDue === null ? (
                  <span className="text-ink-3">{texts.noDue}</span>
                ) : (
                  <Due at={incident.nextDue} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

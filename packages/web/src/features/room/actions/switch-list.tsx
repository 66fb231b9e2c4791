import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/actions.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/section.tsx';
import { IncidentLink } from '../../common/incident-link.tsx';
import { useRoom } from '../room-context.ts';

/** What the applications of this system are served now, and who holds that. */
export function SwitchList(): JSX.Element | null {
  const { view, plan } = useRoom();
  const { data } = useQuery(queries.switches());
  const keys = plan?.systems.find(({ id }) => id === view.system)?.switches.map(({ key }) => key) ?? [];
  const shown = data?.switches.filter(({ key }) => keys.includes(key)) ?? [];
  if (shown.length === 0) return null;
  return (
    <Section title={texts.switches}>
      <ul>
        {shown.map(({ key, value, holds }) => (
          <li
            key={key}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-line px-3 py-1.5 last:border-b md:px-5"
          >
            <Icon
              name={holds.length > 0 ? 'lock' : 'circle'}
              className={holds.length > 0 ? 'text-warn' : 'text-ink-3'}
            />
            <code className="min-w-0 font-mono text-xs">{key}</code>
            <span>
              <span className="text-ink-3">{texts.serves}</span>{' '}
              <code className="font-mono text-xs">{String(value)}</code>
            </span>
            <span className="flex flex-wrap items-center gap-x-1.5">
              <span className="text-ink-3">{holds.length === 0 ? texts.free : texts.heldBy}</span>
              {holds.map(({ incident, reference, action }) => (
                <span key={`${incident} ${action}`} className="inline-flex items-center gap-1">
                  <IncidentLink reference={reference} />
                  <span className="text-ink-3 tabular">A-{action}</span>
                </span>
              ))}
            </span>
            {holds.length > 1 && <span className="w-full pl-7 text-xs text-warn">{texts.heldTwice}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/links.ts';
import { texts as panelTexts } from '../../../messages/en/properties.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Property } from '../../../ui/property.tsx';
import { IncidentLink } from '../../common/incident-link.tsx';
import { useRoom } from '../room-context.ts';
import { LinkDialog } from './link-dialog.tsx';
import { SetDialog } from './set-dialog.tsx';

/** What the incident is part of, what is part of it, and with which others it shares its cause. */
export function LinkProperties(): JSX.Element {
  const { parent, children, sets } = useRoom().view.links;
  const [asked, setAsked] = useState<'link' | 'set' | null>(null);
  const close = () => setAsked(null);
  const change = (label: string, what: 'link' | 'set') => (
    <IconButton icon="settings" label={`${panelTexts.change}: ${label}`} onClick={() => setAsked(what)} />
  );
  return (
    <>
      <Property label={texts.parent} action={change(texts.parent, 'link')}>
        {parent === null ? <span className="text-ink-3">{texts.none}</span> : <IncidentLink reference={parent} />}
      </Property>
      {children.length > 0 && (
        <Property label={texts.children}>
          <span className="flex flex-wrap gap-x-2">
            {children.map((reference) => (
              <IncidentLink key={reference} reference={reference} />
            ))}
          </span>
        </Property>
      )}
      <Property label={texts.sets} action={change(texts.sets, 'set')}>
        {sets.length === 0 && <span className="text-ink-3">{texts.none}</span>}
        {sets.map(({ reference, name, cause }) => (
          <span key={reference} className="block">
            <Link to="/incidents" search={{ set: reference }} className="block min-h-6 text-accent hover:underline">
              {reference} <InertText text={name} />
            </Link>
            <InertText text={cause} className="line-clamp-4 text-ink-2" />
          </span>
        ))}
      </Property>
      {asked === 'link' && <LinkDialog onClose={close} />}
      {asked === 'set' && <SetDialog onClose={close} />}
    </>
  );
}

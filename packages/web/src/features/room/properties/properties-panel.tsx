import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/properties.ts';
import { tagTexts } from '../../../messages/en/wizard.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { Property, PropertyList } from '../../../ui/property.tsx';
import { When } from '../../../ui/when.tsx';
import { SeverityMark } from '../../common/severity.tsx';
import { useRoom } from '../room-context.ts';
import { LinkProperties } from './link-properties.tsx';
import { OwnerMenu } from './owner-menu.tsx';
import { ProofPart } from './proof-part.tsx';
import { ReclassifyDialog } from './reclassify-dialog.tsx';
import { SeatDialog } from './seat-dialog.tsx';
import { SeverityDialog } from './severity-dialog.tsx';
import { SystemDialog } from './system-dialog.tsx';
import { TagsDialog } from './tags-dialog.tsx';

type Part = 'type' | 'system' | 'severity' | 'seat' | 'tags';

/** What the incident is, at the right; each part is changed where it stands. */
export function PropertiesPanel(): JSX.Element {
  const { view, plan, open } = useRoom();
  const [asked, setAsked] = useState<Part | null>(null);
  const tags = useQuery({ ...queries.tags(), enabled: view.tags.length > 0 });
  const names = new Map(tags.data?.tags.map(({ id, name }) => [id, `${id} ${name}`]));
  const close = () => setAsked(null);
  const type = plan?.types.find(({ id }) => id === view.type)?.title ?? words.spellId(view.type);
  const system = plan?.systems.find(({ id }) => id === view.system)?.title;
  const otherSystems = plan?.systems.some(({ id }) => id !== view.system) ?? false;
  const change = (label: string, part: Part) =>
    open && <IconButton icon="settings" label={`${texts.change}: ${label}`} onClick={() => setAsked(part)} />;
  return (
    <aside aria-label={texts.title} className="border-t border-line xl:border-t-0 xl:border-l">
      <div className="px-3 py-3 md:px-5 xl:sticky xl:top-12 xl:max-h-[calc(100dvh-3rem)] xl:overflow-y-auto xl:px-4">
        <h2 className="mb-1 text-sm font-semibold">{texts.title}</h2>
        <PropertyList>
          <Property label={texts.severity} action={change(texts.severity, 'severity')}>
            <SeverityMark level={view.severity} />
          </Property>
          <Property label={texts.type} action={change(texts.type, 'type')}>
            {type}
          </Property>
          <Property label={texts.system} action={otherSystems && change(texts.system, 'system')}>
            {view.system === null ? (
              <span className="text-ink-3">{texts.noSystem}</span>
            ) : (
              (system ?? words.spellId(view.system))
            )}
          </Property>
          <Property label={tagTexts.tags} action={change(tagTexts.tags, 'tags')}>
            {view.tags.length === 0 ? (
              <span className="text-ink-3">{tagTexts.none}</span>
            ) : (
              <span className="flex flex-wrap gap-1">
                {view.tags.map((tag) => (
                  <Badge key={tag} title={names.get(tag) ?? tag}>
                    {tag}
                  </Badge>
                ))}
              </span>
            )}
          </Property>
          <Property label={texts.owner} action={open && <OwnerMenu />}>
            <InertText text={view.owner.name} />
          </Property>
          <Property label={texts.seats} action={change(texts.seats, 'seat')}>
            {view.seats.length === 0 ? (
              <span className="text-ink-3">{texts.noSeats}</span>
            ) : (
              view.seats.map(({ seat, name }) => (
                <span key={seat} className="block">
                  <InertText text={name} /> <span className="text-ink-3">{words.spellId(seat)}</span>
                </span>
              ))
            )}
          </Property>
          <Property label={texts.declared}>
            <When at={view.declaredAt} />
          </Property>
          <Property label={texts.firstSignal}>
            <When at={view.firstSignalAt} />
          </Property>
          <Property label={texts.signals}>
            {view.signalGroups.length === 0 ? (
              <span className="text-ink-3">{texts.noSignals}</span>
            ) : (
              <Link
                to="/inbox"
                search={{ show: 'all', group: view.signalGroups[0] ?? '' }}
                className="inline-flex min-h-6 items-center text-accent hover:underline"
              >
                {texts.groups(view.signalGroups.length)}
              </Link>
            )}
          </Property>
          <LinkProperties />
          <Property label={texts.plan}>
            <Link
              to="/plan"
              search={{ version: view.planVersion }}
              className="inline-flex min-h-6 items-center font-mono text-xs text-accent hover:underline"
              title={view.planVersion}
            >
              {view.planVersion.slice(0, 12)}
            </Link>
          </Property>
        </PropertyList>
        {view.summary !== null && (
          <>
            <h3 className="mt-3 mb-1 text-sm font-semibold">{texts.summary}</h3>
            <p className="text-ink-2">
              <InertText text={view.summary} lines />
            </p>
          </>
        )}
        <ProofPart />
      </div>
      {asked === 'type' && <ReclassifyDialog onClose={close} />}
      {asked === 'severity' && <SeverityDialog onClose={close} />}
      {asked === 'system' && <SystemDialog onClose={close} />}
      {asked === 'tags' && <TagsDialog onClose={close} />}
      {asked === 'seat' && <SeatDialog onClose={close} />}
    </aside>
  );
}

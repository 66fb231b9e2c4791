import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/reach.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';

type Reached = Answer<'contacts.reach'>['items'][number];
type ChannelView = Answer<'deliveries.channels'>['channels'][number];

const rowClass =
  'flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5';

/** Who could not be called if it happened now, and which channels do not get through. */
export function ReachPart(): JSX.Element | null {
  const reach = useQuery(queries.reach());
  const channels = useQuery(queries.channels());
  if (reach.data === undefined || channels.data === undefined) return null;
  const worstFirst = reach.data.items.toSorted((one, other) => one.providers - other.providers);
  return (
    <>
      <Section title={texts.channelList} count={channels.data.channels.length}>
        {channels.data.channels.length === 0 && <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.noChannelText}</p>}
        <ul>
          {channels.data.channels.map((channel) => (
            <ChannelRow key={channel.channel} channel={channel} />
          ))}
        </ul>
      </Section>
      {channels.data.channels.length > 0 && (
        <Section title={texts.reach} count={worstFirst.length}>
          <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.reachText}</p>
          <ul>
            {worstFirst.map((each) => (
              <ReachRow key={each.person} reached={each} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function ChannelRow({ channel }: { readonly channel: ChannelView }): JSX.Element {
  const { channel: name, provider, perMinute, acceptedAt, failing } = channel;
  return (
    <li className={rowClass}>
      <span className="min-w-0 flex-1 basis-48">
        <span className="flex flex-wrap gap-x-2">
          <span className="font-medium">{texts.channels[name]}</span>
          <InertText text={texts.through(provider)} className="text-ink-2" />
        </span>
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
          <span>{texts.perMinute(perMinute)}</span>
          {acceptedAt === null ? (
            <span>{texts.neverTaken}</span>
          ) : (
            <span>
              {texts.taken} <When at={acceptedAt} />
            </span>
          )}
          {failing !== null && (
            <span className="text-danger">
              {texts.failing(failing.count, texts.because[failing.because])} <When at={failing.since} />
            </span>
          )}
        </span>
      </span>
      {failing !== null && <Badge tone="danger">{texts.fails}</Badge>}
      {failing === null && acceptedAt !== null && <Badge tone="good">{texts.works}</Badge>}
    </li>
  );
}

function ReachRow({ reached }: { readonly reached: Reached }): JSX.Element {
  const { person, name, seats, methods, providers, unconfirmed } = reached;
  return (
    <li className={rowClass}>
      <span className="min-w-0 flex-1 basis-48">
        <InertText text={name ?? person} className="font-medium" />
        <span className="block text-xs text-ink-3">{seats.map(words.spellId).join(', ')}</span>
      </span>
      {methods > 0 && <span className="text-xs text-ink-3">{texts.ways(methods, providers)}</span>}
      {unconfirmed > 0 && <Badge tone="caution">{texts.unconfirmed(unconfirmed)}</Badge>}
      {methods === 0 && <Badge tone="danger">{texts.notAtAll}</Badge>}
      {providers === 1 && <Badge tone="caution">{texts.oneProvider}</Badge>}
    </li>
  );
}

import type { IncidentView } from '@muster/api';
import type { JSX } from 'react';
import { addressOf } from '../../../client/call.ts';
import { texts } from '../../../messages/en/evidence.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { spellBytes } from '../../../ui/spell-bytes.ts';
import { When } from '../../../ui/when.tsx';
import { useNames } from '../../common/use-names.ts';
import { useRoom } from '../room-context.ts';

export type EvidenceItem = IncidentView['evidence'][number];

interface Props {
  readonly item: EvidenceItem;
  readonly onLook: (item: EvidenceItem) => void;
  readonly onRedact: (item: EvidenceItem) => void;
}

export function EvidenceRow({ item, onLook, onRedact }: Props): JSX.Element {
  const { incident, open } = useRoom();
  const names = useNames();
  const { number, title, source, category, collector, capturedAt, bytes, mediaType, sha256, marking, redacted } = item;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line px-3 py-2 last:border-b md:px-5">
      <Icon name="file" className="mt-0.5 text-ink-3" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="text-ink-3 tabular">E-{number}</span>
          <InertText text={title} className={redacted ? 'text-ink-3' : ''} />
          {redacted && <Badge tone="neutral">{texts.redacted}</Badge>}
          {marking.kind === 'counsel-directed' && (
            <Badge tone="info" icon="lock">
              {texts.counsel}
            </Badge>
          )}
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-ink-3">
          <span>{words.spellId(category)}</span>
          {source !== null && <InertText text={source} />}
          <span>
            {texts.collectedBy} <InertText text={names(collector)} />
          </span>
          <When at={capturedAt} />
          <span className="tabular">{spellBytes(bytes)}</span>
          <span>{mediaType}</span>
        </p>
        <p className="font-mono text-xs break-all text-ink-3" title={texts.digest}>
          {sha256 === null ? texts.noDigest : `${sha256.slice(0, 32)}…`}
        </p>
      </div>
      {!redacted && (
        <div className="flex gap-1.5">
          <Button icon="eye" aria-label={`${texts.look}: E-${number}`} onClick={() => onLook(item)}>
            {texts.look}
          </Button>
          <a
            href={addressOf('incidents.content', { params: { incident, content: item.content } })}
            download={`E-${number}`}
            aria-label={`${texts.download}: E-${number}`}
            title={texts.download}
            className={buttonClass('quiet', 'px-1.5')}
          >
            <Icon name="download" />
          </a>
          {open && <IconButton icon="close" label={`${texts.redact}: E-${number}`} onClick={() => onRedact(item)} />}
        </div>
      )}
    </li>
  );
}

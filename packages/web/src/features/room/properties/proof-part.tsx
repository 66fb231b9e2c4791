import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { addressOf } from '../../../client/call.ts';
import { queries } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/properties.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useRoom } from '../room-context.ts';

/** What an outsider needs to verify this incident without us. */
export function ProofPart(): JSX.Element {
  const { incident, view } = useRoom();
  const key = useQuery(queries.ledgerKey());
  return (
    <section aria-label={texts.proof} className="print:hidden">
      <h3 className="mt-4 mb-1 text-sm font-semibold">{texts.proof}</h3>
      <p className="mb-2 text-xs text-ink-3">{texts.packHint}</p>
      <div className="flex flex-wrap gap-1.5">
        <a
          href={addressOf('incidents.pack', { params: { incident } })}
          download={`${view.reference}.tar`}
          className={buttonClass()}
        >
          <Icon name="download" className="text-ink-3" />
          {texts.pack}
        </a>
        {key.data !== undefined && <CopyButton text={key.data.key} label={texts.copyKey} />}
      </div>
    </section>
  );
}

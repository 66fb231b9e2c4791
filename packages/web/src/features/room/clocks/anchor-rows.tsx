import type { IncidentView } from '@muster/api';
import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { clockCommandTexts as texts } from '../../../messages/en/incident-clocks.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { sayRefusal } from '../../common/say-refusal.tsx';
import { useRoom } from '../room-context.ts';

type Anchor = IncidentView['anchors'][number];

/** Moments that are said to be later than clocks count from: one of legal asks, another confirms. */
export function AnchorRows(): JSX.Element {
  const { view } = useRoom();
  return (
    <ul>
      {view.anchors
        .filter(({ saidLater, asked }) => saidLater !== null || asked !== null)
        .map((anchor) => (
          <AnchorRow key={anchor.fact} anchor={anchor} />
        ))}
    </ul>
  );
}

function AnchorRow({ anchor }: { readonly anchor: Anchor }): JSX.Element {
  const { incident, open } = useRoom();
  const [asking, setAsking] = useState(false);
  const ask = useCommand('clocks.askLater', { onDone: () => setAsking(false) });
  const confirm = useCommand('clocks.confirmLater');
  const { fact, saidLater, asked } = anchor;
  const name = words.spellId(fact);
  const later = asked?.to ?? saidLater;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-caution-wash px-3 py-2 md:px-5">
      <p className="min-w-0 flex-1 basis-52">
        {asked === null ? texts.saidLater(name) : <InertText text={texts.asked(asked.by.name ?? '', name)} />}{' '}
        {later !== null && <When at={later} />} {asked !== null && <InertText text={asked.reason} />}
      </p>
      {open && asked !== null && (
        <Button
          onClick={() =>
            confirm.mutate({ params: { incident, fact }, body: { to: asked.to } }, { onError: sayRefusal })
          }
        >
          {texts.confirm}
        </Button>
      )}
      {open && asked === null && <Button onClick={() => setAsking(true)}>{texts.later}</Button>}
      {asking && (
        <ReasonDialog
          title={texts.later}
          description={texts.laterText}
          confirm={texts.record}
          command={ask}
          onClose={() => setAsking(false)}
          onSubmit={(reason) => ask.mutate({ params: { incident, fact }, body: { reason } })}
        />
      )}
    </li>
  );
}

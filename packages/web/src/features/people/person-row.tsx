import { useState } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/people.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { ReasonDialog } from '../common/reason-dialog.tsx';
import { sayRefusal } from '../common/say-refusal.tsx';
import type { Once } from './once-dialog.tsx';

interface Props {
  readonly person: Answer<'people.list'>['items'][number];
  readonly administrator: boolean;
  readonly onLink: (once: Once) => void;
}

export function PersonRow({ person, administrator, onLink }: Props): JSX.Element {
  const [removing, setRemoving] = useState(false);
  const renew = useCommand('people.renewLink', {
    onDone: ({ link, expiresAt }) => onLink({ kind: 'link', secret: link, expiresAt }),
  });
  const remove = useCommand('people.remove', { onDone: () => setRemoving(false) });
  const { id, name, standing, seats } = person;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5">
      <span className="min-w-0 flex-1 basis-48">
        <InertText text={name} className={standing === 'removed' ? 'text-ink-3' : 'font-medium'} />
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">{seats.map(words.spellId).join(', ')}</span>
      </span>
      {person.administrator && <Badge tone="accent">{texts.administrator}</Badge>}
      {standing !== 'joined' && (
        <Badge tone={standing === 'invited' ? 'info' : 'neutral'}>{texts.standing[standing]}</Badge>
      )}
      {administrator && standing !== 'removed' && (
        <span className="flex gap-1.5">
          <Button
            icon="link"
            aria-label={`${texts.newLink}: ${name}`}
            onClick={() => renew.mutate({ params: { person: id }, body: {} }, { onError: sayRefusal })}
          >
            {texts.newLink}
          </Button>
          <Button look="quiet" aria-label={texts.removeTitle(name)} onClick={() => setRemoving(true)}>
            {texts.remove}
          </Button>
        </span>
      )}
      {removing && (
        <ReasonDialog
          title={texts.removeTitle(name)}
          description={texts.removeText}
          confirm={texts.remove}
          look="danger"
          command={remove}
          onClose={() => setRemoving(false)}
          onSubmit={(reason) => remove.mutate({ params: { person: id }, body: { reason } })}
        />
      )}
    </li>
  );
}

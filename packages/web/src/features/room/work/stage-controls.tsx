import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { workTexts as texts } from '../../../messages/en/room.ts';
import { words } from '../../../messages/en/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../ui/menu.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { stages } from '../../common/stage-mark.tsx';
import { useRoom } from '../room-context.ts';
import type { Asked } from './asked.ts';
import { CloseDialog } from './close-dialog.tsx';
import { NotAnIncidentDialog, ReopenDialog } from './outcome-dialogs.tsx';

/** On to the next stage, back to one before, or to an end. */
export function StageControls({ onAsk }: { readonly onAsk: (asked: Asked) => void }): JSX.Element {
  const { view, incident, open } = useRoom();
  const [asked, setAsked] = useState<'close' | 'none' | 'reopen' | null>(null);
  const enter = useCommand('incidents.enterStage');
  const at = stages.indexOf(view.stage);
  const next = stages[at + 1];
  const go = (stage: (typeof stages)[number]) => enter.mutate({ params: { incident }, body: { stage } });
  const ends = {
    close: <CloseDialog onClose={() => setAsked(null)} />,
    none: <NotAnIncidentDialog onClose={() => setAsked(null)} />,
    reopen: <ReopenDialog onClose={() => setAsked(null)} />,
  };
  return (
    <div className="flex flex-col gap-3 px-3 pt-3 md:px-5">
      <div className="flex flex-wrap items-center gap-2">
        {open && next !== undefined && (
          <Button look="primary" icon="right" busy={enter.isPending} onClick={() => go(next)}>
            {texts.enter(words.stage[next])}
          </Button>
        )}
        {open && next === undefined && (
          <Button look="primary" onClick={() => setAsked('close')}>
            {texts.close}
          </Button>
        )}
        {open && (
          <Button icon="decision" onClick={() => onAsk({ kind: 'decision', id: null, title: null })}>
            {texts.decideOther}
          </Button>
        )}
        {open ? (
          <Menu trigger={<Button icon="more">{texts.more}</Button>}>
            {at > 0 && <MenuLabel>{texts.goBack}</MenuLabel>}
            {stages.slice(0, at).map((stage) => (
              <MenuItem key={stage} icon="left" onSelect={() => go(stage)}>
                {words.stage[stage]}
              </MenuItem>
            ))}
            {at > 0 && <MenuLine />}
            <MenuItem icon="lock" onSelect={() => onAsk({ kind: 'decision', id: 'keep-held', title: texts.keepHeld })}>
              {texts.keepHeld}
            </MenuItem>
            <MenuItem icon="done" onSelect={() => setAsked('close')}>
              {texts.close}
            </MenuItem>
            <MenuItem icon="close" onSelect={() => setAsked('none')}>
              {texts.notAnIncident}
            </MenuItem>
          </Menu>
        ) : (
          <Button onClick={() => setAsked('reopen')}>{texts.reopen}</Button>
        )}
      </div>
      <Refusal error={enter.error} />
      {asked !== null && ends[asked]}
    </div>
  );
}

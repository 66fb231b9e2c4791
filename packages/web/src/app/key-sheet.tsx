import type { JSX } from 'react';
import { keyTexts as texts, texts as shellTexts } from '../messages/en/shell.ts';
import { Dialog, DialogBody } from '../ui/dialog.tsx';
import { CheckField } from '../ui/field.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { singleKeys, useShortcut } from '../ui/shortcuts.ts';
import { keySheet, openKeySheet } from './key-sheet-state.ts';

const parts: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: texts.everywhere,
    keys: [
      ['Ctrl K', texts.palette],
      ['/', texts.search],
      ['c', texts.declare],
      ['?', texts.sheet],
    ],
  },
  {
    title: texts.goTo,
    keys: [
      ['g n', shellTexts.now],
      ['g i', shellTexts.inbox],
      ['g c', shellTexts.incidents],
      ['g p', shellTexts.plan],
      ['g k', shellTexts.clocks],
      ['g a', shellTexts.approvals],
      ['g u', shellTexts.onCall],
      ['g f', shellTexts.followUps],
      ['g s', shellTexts.insights],
    ],
  },
  {
    title: texts.lists,
    keys: [
      ['j', texts.next],
      ['k', texts.previous],
      ['Enter', texts.open],
      ['x', texts.choose],
    ],
  },
  {
    title: texts.inbox,
    keys: [
      ['d', texts.declareGroups],
      ['a', texts.attachGroups],
      ['s', texts.snoozeGroups],
      ['t', texts.ticketGroup],
    ],
  },
  { title: texts.room, keys: [['1 … 0', texts.tabs]] },
];

export function KeySheet(): JSX.Element {
  const open = keySheet.use() !== null;
  const single = singleKeys.use();
  useShortcut('?', openKeySheet);
  return (
    <Dialog open={open} onClose={keySheet.close} title={texts.title}>
      <DialogBody>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {parts.map(({ title, keys }) => (
            <section key={title}>
              <h3 className="mb-1 text-xs font-semibold text-ink-3">{title}</h3>
              <dl>
                {keys.map(([key, does]) => (
                  <div key={key} className="flex min-h-7 items-center justify-between gap-4">
                    <dt>{does}</dt>
                    <dd>
                      <Kbd keys={key} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <CheckField
          label={texts.single}
          hint={texts.singleHint}
          checked={single === 'on'}
          onChange={(event) => singleKeys.write(event.target.checked ? 'on' : 'off')}
        />
      </DialogBody>
    </Dialog>
  );
}

import { useId, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { texts } from '../../messages/en/palette.ts';
import { Icon } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { openPalette, palette } from './palette-state.ts';
import type { PaletteCommand } from './palette-state.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

/** Anything from anywhere by typing: places, incidents, and what can be done on the open page. */
export function Palette(): JSX.Element {
  const open = palette.use() !== null;
  useShortcut('mod+k', openPalette);
  useShortcut('/', openPalette);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && palette.close()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[light-dark(rgb(20_20_30/0.28),rgb(0_0_0/0.6))]" />
        <Base.Viewport className="fixed inset-0 z-50 grid items-start justify-items-center px-3 pt-[12vh]">
          <Base.Popup
            aria-label={texts.title}
            className="w-full max-w-xl overflow-hidden rounded-xl border border-line bg-raised shadow-pop outline-none"
          >
            <Finder />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function Finder(): JSX.Element {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = usePaletteCommands(typed);
  const chosen = Math.min(at, found.length - 1);
  const run = (command: PaletteCommand | undefined) => {
    if (command === undefined) return;
    palette.close();
    // After the palette has given the focus back, so that what opens next keeps it.
    setTimeout(command.run);
  };
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(found[chosen]);
    if (by !== undefined && found.length > 0) setAt((chosen + by + found.length) % found.length);
    if (by !== undefined || event.key === 'Enter') event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-ink-3" />
        <input
          autoFocus
          value={typed}
          role="combobox"
          aria-label={texts.title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          placeholder={texts.placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={move}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={texts.results} className="max-h-[50vh] overflow-y-auto p-1.5">
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(command)}
            onKeyDown={move}
            onPointerMove={() => setAt(index)}
            className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 aria-selected:bg-chosen"
          >
            <Icon name={command.icon} className="text-ink-3" />
            <InertText text={command.title} className="min-w-0 flex-1 truncate" />
            {command.hint !== undefined && <span className="shrink-0 text-xs text-ink-3">{command.hint}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className="px-4 py-8 text-center text-ink-2">
          {texts.nothing}
        </p>
      )}
    </>
  );
}

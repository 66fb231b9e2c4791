import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Answer } from '../client/route-name.ts';
import { call } from '../client/call.ts';
import { openDeclare } from '../features/declare/declare-state.ts';
import { openPalette } from '../features/palette/palette-state.ts';
import { texts } from '../messages/en/shell.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { InertText } from '../ui/inert-text.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Logo } from '../ui/logo.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/menu.tsx';
import { openKeySheet } from './key-sheet-state.ts';
import { LiveMark } from './live-mark.tsx';
import { theme } from './theme.ts';

export function TopBar({ me }: { readonly me: Answer<'people.me'> }): JSX.Element {
  return (
    <div className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-surface/95 px-3 backdrop-blur-sm md:px-5 print:hidden">
      <Link to="/now" aria-label={texts.product} className="md:hidden">
        <Logo />
      </Link>
      <button
        type="button"
        onClick={openPalette}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md border border-line bg-sunken px-2.5 text-left text-ink-3 hover:border-line-strong/60 md:max-w-80"
      >
        <Icon name="search" />
        <span className="min-w-0 flex-1 truncate">{texts.search}</span>
        <span className="hidden sm:inline" aria-hidden="true">
          <Kbd keys="Ctrl K" />
        </span>
      </button>
      <div className="ml-auto flex items-center gap-1.5">
        <LiveMark />
        <span className="md:hidden">
          <IconButton icon="plus" label={texts.declare} onClick={() => openDeclare()} />
        </span>
        <PersonMenu me={me} />
      </div>
    </div>
  );
}

function PersonMenu({ me }: { readonly me: Answer<'people.me'> }): JSX.Element {
  const navigate = useNavigate();
  const chosen = theme.use();
  const signOut = () => {
    // Signed out here in any case: the shell asks who is here, and nobody is.
    call('people.endSession')
      .catch(() => undefined)
      .finally(() => location.assign('/sign-in'));
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-chosen text-xs font-semibold text-accent hover:ring-2 hover:ring-line"
        >
          <span aria-hidden="true">{initials(me.name)}</span>
          <span className="sr-only">{`${texts.you}: ${me.name}`}</span>
        </button>
      }
    >
      <MenuLabel>
        <InertText text={me.name} className="text-ink" />
        {me.administrator && <span className="block font-normal">{texts.administrator}</span>}
      </MenuLabel>
      <MenuLine />
      {me.administrator && (
        <MenuItem icon="people" onSelect={() => void navigate({ to: '/people' })}>
          {texts.people}
        </MenuItem>
      )}
      <MenuItem icon="keyboard" onSelect={openKeySheet}>
        {texts.keys}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{texts.theme}</MenuLabel>
      <MenuItem icon="screen" checked={chosen === 'system'} onSelect={() => theme.write('system')}>
        {texts.system}
      </MenuItem>
      <MenuItem icon="sun" checked={chosen === 'light'} onSelect={() => theme.write('light')}>
        {texts.light}
      </MenuItem>
      <MenuItem icon="moon" checked={chosen === 'dark'} onSelect={() => theme.write('dark')}>
        {texts.dark}
      </MenuItem>
      <MenuLine />
      <MenuItem icon="exit" onSelect={signOut}>
        {texts.signOut}
      </MenuItem>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    [first, last]
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  );
}

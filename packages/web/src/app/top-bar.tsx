import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../client/route-name.ts';
import { openDeclare } from '../features/declare/declare-state.ts';
import { openPalette } from '../features/palette/palette-state.ts';
import { texts } from '../messages/en/shell.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Logo } from '../ui/logo.tsx';
import { LiveMark } from './live-mark.tsx';
import { PersonButton } from './person-button.tsx';

const PersonMenu = lazy(async () => ({ default: (await import('./person-menu.tsx')).PersonMenu }));

export function TopBar({ me }: { readonly me: Answer<'people.me'> }): JSX.Element {
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-surface px-3 md:px-5 print:hidden">
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
        <Suspense fallback={<PersonButton name={me.name} />}>
          <PersonMenu me={me} />
        </Suspense>
      </div>
    </header>
  );
}

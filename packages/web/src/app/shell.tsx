import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { JSX } from 'react';
import type { Answer } from '../client/route-name.ts';
import { texts } from '../messages/en/shell.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { useRowKeys } from '../ui/use-row-keys.ts';
import { Banners } from './banners.tsx';
import { BottomNavigation, SideNavigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { useGoKeys } from './use-go-keys.ts';

const Overlays = lazy(async () => ({ default: (await import('./overlays.tsx')).Overlays }));

interface Props {
  readonly me: Answer<'people.me'>;
  readonly signedOut: boolean;
  readonly path: string;
}

/** The frame of every page: where one is, where one can go, and whether what one sees is true now. */
export function Shell({ me, signedOut, path }: Props): JSX.Element {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useGoKeys();
  useRowKeys();
  useEffect(() => {
    // Going to another page puts the focus there, as loading one would.
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13rem_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="fixed top-2 left-2 z-70 -translate-y-16 rounded-md bg-accent-fill px-3 py-1.5 text-white focus:translate-y-0"
      >
        {texts.skip}
      </a>
      <SideNavigation me={me} />
      <div className="flex min-w-0 flex-col">
        <TopBar me={me} />
        <Banners signedOut={signedOut} />
        <main id="main" ref={main} tabIndex={-1} className="min-w-0 flex-1 pb-20 outline-none md:pb-10">
          <ErrorBoundary key={path}>
            <Outlet />
          </ErrorBoundary>
        </main>
      </div>
      <BottomNavigation />
      <Suspense>
        <Overlays />
      </Suspense>
    </div>
  );
}

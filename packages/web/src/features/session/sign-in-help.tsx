import type { JSX, ReactNode } from 'react';
import { sessionTexts as texts, texts as shellTexts } from '../../messages/en/shell.ts';
import { Logo } from '../../ui/logo.tsx';

/** How one gets in, for who is not. */
export function SignInHelp({ children }: { readonly children?: ReactNode }): JSX.Element {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-10">
      <div className="w-full max-w-md rounded-xl border border-line bg-raised p-6 shadow-pop sm:p-8">
        <div className="mb-5 flex items-center gap-2.5">
          <Logo />
          <span className="text-base font-semibold">{shellTexts.product}</span>
        </div>
        <h1 className="text-xl font-semibold tracking-[-0.015em]">{texts.title}</h1>
        <div className="mt-3 flex flex-col gap-3 text-base text-ink-2">
          {children ?? (
            <>
              <p className="text-ink">{texts.intro}</p>
              <p>{texts.how}</p>
              <p className="text-sm text-ink-3">{texts.first}</p>
            </>
          )}
        </div>
      </div>
    </main>
  );
}

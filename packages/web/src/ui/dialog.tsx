import { Dialog as Base } from '@base-ui/react/dialog';
import type { JSX, ReactNode } from 'react';
import { texts } from '../messages/en/ui.ts';
import { IconButton } from './icon-button.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A question in front of the screen. Escape and the backdrop close it; focus returns to where it was. */
export function Dialog({ open, onClose, title, description, wide = false, children }: Props): JSX.Element {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[light-dark(rgb(20_20_30/0.28),rgb(0_0_0/0.6))] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 grid items-start justify-items-center overflow-y-auto px-3 pt-[8vh] pb-6">
          <Base.Popup
            className={`w-full ${wide ? 'max-w-2xl' : 'max-w-lg'} rounded-xl border border-line bg-raised text-ink shadow-pop transition-[opacity,scale] duration-150 ease-quick outline-none data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0`}
          >
            <header className="flex items-start gap-3 border-b border-line py-3 pr-3 pl-5">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg font-semibold tracking-[-0.01em]">{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className="mt-0.5 text-sm text-ink-2">{description}</Base.Description>
                )}
              </div>
              <Base.Close render={<IconButton icon="close" label={texts.close} />} />
            </header>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogBody({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className="flex flex-col gap-4 px-5 py-4">{children}</div>;
}

export function DialogFooter({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">{children}</footer>
  );
}

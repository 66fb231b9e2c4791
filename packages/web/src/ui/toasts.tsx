import { Toast } from '@base-ui/react/toast';
import type { JSX, ReactNode } from 'react';
import { texts } from '../messages/en/ui.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { buttonClass } from './button.tsx';

const manager = Toast.createToastManager();

interface Note {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly tone?: 'good' | 'danger' | 'warn';
  readonly undo?: () => void;
}

/** Says something at the edge of the screen. What went wrong stays until somebody takes it away. */
export function say({ title, description, tone = 'good', undo }: Note): void {
  manager.add({
    title,
    type: tone,
    timeout: tone === 'good' ? 6_000 : 0,
    priority: tone === 'danger' ? 'high' : 'low',
    ...(description === undefined ? {} : { description }),
    ...(undo === undefined ? {} : { actionProps: { children: texts.undo, onClick: undo } }),
  });
}

export function Toasts({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={texts.notifications}
          className="fixed right-3 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-60 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2 md:bottom-4 print:hidden"
        >
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown(): JSX.Element {
  const { toasts } = Toast.useToastManager();
  return (
    <>
      {toasts.map((toast) => (
        <Toast.Root
          key={toast.id}
          toast={toast}
          data-toast
          swipeDirection={['right', 'down']}
          className="rounded-lg border border-line bg-raised shadow-pop transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
        >
          <Toast.Content className="flex items-start gap-2.5 py-2 pr-1.5 pl-3">
            <Icon
              name={toast.type === 'good' ? 'done' : 'late'}
              className={`mt-1 ${colours.get(toast.type ?? '') ?? ''}`}
            />
            <div className="min-w-0 flex-1 py-0.5">
              <Toast.Title className="text-sm font-medium" />
              <Toast.Description className="text-sm text-ink-2" render={<div />} />
            </div>
            {toast.actionProps !== undefined && <Toast.Action className={buttonClass('plain')} />}
            <Toast.Close render={<IconButton icon="close" label={texts.dismiss} />} />
          </Toast.Content>
        </Toast.Root>
      ))}
    </>
  );
}

const colours = new Map([
  ['good', 'text-good'],
  ['danger', 'text-danger'],
  ['warn', 'text-warn'],
]);

import { Menu as Base } from '@base-ui/react/menu';
import type { JSX, ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

interface MenuProps {
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}

export function Menu({ trigger, children }: MenuProps): JSX.Element {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      {/* In the main part: outside of every landmark a reader of screens would lose it. */}
      <Base.Portal container={document.querySelector<HTMLElement>('main')}>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup className="min-w-48 rounded-lg border border-line bg-raised p-1 text-sm text-ink shadow-pop transition-opacity duration-100 outline-none data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  readonly icon?: IconName;
  readonly onSelect?: () => void;
  readonly render?: ReactElement;
  readonly children: ReactNode;
  readonly checked?: boolean;
}

const itemClass =
  'flex min-h-7 w-full items-center gap-2 rounded-md px-2 text-left outline-none data-highlighted:bg-hover cursor-default';

export function MenuItem({ icon, onSelect, render, children, checked }: ItemProps): JSX.Element {
  return (
    <Base.Item className={itemClass} {...(onSelect ? { onClick: onSelect } : {})} {...(render ? { render } : {})}>
      {icon !== undefined && <Icon name={icon} className="text-ink-3" />}
      <span className="flex-1">{children}</span>
      {checked === true && <Icon name="check" className="text-accent" />}
    </Base.Item>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</div>;
}

export function MenuLine(): JSX.Element {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

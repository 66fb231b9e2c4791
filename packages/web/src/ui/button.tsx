import type { ComponentProps, JSX } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent-fill text-white hover:bg-accent-fill-hover border-transparent',
  danger: 'bg-danger-fill text-white hover:bg-danger-fill-hover border-transparent',
  plain: 'bg-raised text-ink border-line hover:bg-hover shadow-[0_1px_1px_rgb(0_0_0/0.04)]',
  quiet: 'bg-transparent text-ink-2 hover:text-ink hover:bg-hover border-transparent',
};

/** Classes of a button, for what looks like one and is another element. */
export function buttonClass(look: ButtonLook = 'plain', extra = ''): string {
  return [
    'inline-flex min-h-7 items-center justify-center gap-1.5 rounded-md border px-2.5 py-0.5 text-sm font-medium',
    'transition-colors duration-100 disabled:opacity-50 disabled:pointer-events-none select-none whitespace-nowrap',
    looks[look],
    extra,
  ].join(' ');
}

interface Props extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Something is under way; another press does nothing. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', icon, busy = false, className = '', children, ...rest }: Props): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
      className={buttonClass(look, className)}
    >
      {icon !== undefined && <Icon name={icon} className={look === 'plain' ? 'text-ink-3' : ''} />}
      {children}
    </button>
  );
}

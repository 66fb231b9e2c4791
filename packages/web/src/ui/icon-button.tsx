import type { ComponentProps, JSX } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** What it does, for everybody who does not see the picture or is not sure of it. */
  readonly label: string;
}

export function IconButton({ icon, label, className = '', ...rest }: Props): JSX.Element {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 transition-colors duration-100 hover:bg-hover hover:text-ink disabled:opacity-50 ${className}`}
    >
      <Icon name={icon} />
    </button>
  );
}

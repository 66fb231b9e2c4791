import type { JSX } from 'react';

export function Logo({ className = 'size-6' }: { readonly className?: string }): JSX.Element {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="8" className="fill-accent-fill" />
      <path
        d="M8 23V10l8 7 8-7v13"
        className="fill-none stroke-white stroke-3 [stroke-linecap:round] [stroke-linejoin:round]"
      />
    </svg>
  );
}

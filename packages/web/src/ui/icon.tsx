import type { JSX } from 'react';

/** Paths on a grid of 16, drawn with a stroke of 1.5. */
const paths = {
  now: 'M8 4.5V8l2.25 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  inbox:
    'M2 9.5h3.25l1 2h3.5l1-2H14M2 9.5V12a1.5 1.5 0 0 0 1.5 1.5h9A1.5 1.5 0 0 0 14 12V9.5M2 9.5l2.2-5.6A1.5 1.5 0 0 1 5.6 3h4.8a1.5 1.5 0 0 1 1.4.9L14 9.5',
  incidents: 'M8 2.5 14.2 13H1.8L8 2.5ZM8 6.8v2.8M8 11.4v.1',
  plan: 'M4 2.5h5.5L12.5 5.5v8H4a.5.5 0 0 1-.5-.5V3a.5.5 0 0 1 .5-.5ZM6 8h4M6 10.75h4M9.25 2.75V5.5H12',
  people:
    'M6 7.5A2.25 2.25 0 1 0 6 3a2.25 2.25 0 0 0 0 4.5ZM2 13c0-2.2 1.8-3.5 4-3.5s4 1.3 4 3.5M10.5 3.2a2.25 2.25 0 0 1 0 4.1M11.5 9.7c1.5.4 2.5 1.6 2.5 3.3',
  settings:
    'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4 13.5 13.5',
  plus: 'M8 3v10M3 8h10',
  check: 'm3 8.5 3.25 3.25L13 5',
  close: 'm4 4 8 8M12 4l-8 8',
  right: 'm6 3.5 4.5 4.5L6 12.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  clock: 'M8 5v3l2 1.5M13.5 8A5.5 5.5 0 1 1 2.5 8a5.5 5.5 0 0 1 11 0Z',
  late: 'M8 4.75v4M8 11.2v.05M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9V7Z',
  shield: 'M8 2 13 4v4c0 3-2.2 5-5 6-2.8-1-5-3-5-6V4l5-2Z',
  question: 'M6 6a2 2 0 1 1 2.6 1.9c-.4.15-.6.5-.6.9v.4M8 11.4v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  file: 'M4 2.5h5.5L12.5 5.5v8H4a.5.5 0 0 1-.5-.5V3a.5.5 0 0 1 .5-.5ZM9.25 2.75V5.5H12',
  decision: 'M8 2.5v11M8 5H3.5L2 6.75 3.5 8.5H8M8 7.5h4.5L14 9.25 12.5 11H8',
  bell: 'M4 7a4 4 0 0 1 8 0c0 3 1.25 4 1.25 4H2.75S4 10 4 7ZM6.5 13.2a1.6 1.6 0 0 0 3 0',
  play: 'M5 3.5v9l7-4.5-7-4.5Z',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5 5.75 3.75M3 6.5l2.75 2.75',
  download: 'M8 2.5v7.5M4.75 7 8 10.25 11.25 7M3 13.5h10',
  upload: 'M8 10.5V3M4.75 6 8 2.75 11.25 6M3 13.5h10',
  person: 'M8 7.75a2.6 2.6 0 1 0 0-5.25 2.6 2.6 0 0 0 0 5.25ZM3 13.5c0-2.5 2.2-4 5-4s5 1.5 5 4',
  sun: 'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13.25 9.5A5.75 5.75 0 0 1 6.5 2.75a5.75 5.75 0 1 0 6.75 6.75Z',
  screen: 'M2.5 3.5h11v7.5h-11V3.5ZM6 13.5h4M8 11v2.5',
  exit: 'M9.5 3H4a.5.5 0 0 0-.5.5v9c0 .3.2.5.5.5h5.5M7 8h6.5M11 5.5 13.5 8 11 10.5',
  link: 'M6.75 9.25a2.5 2.5 0 0 0 3.5 0l2-2a2.5 2.5 0 0 0-3.5-3.5l-.75.75M9.25 6.75a2.5 2.5 0 0 0-3.5 0l-2 2a2.5 2.5 0 0 0 3.5 3.5l.75-.75',
  copy: 'M5.5 5.5h8v8h-8v-8ZM10.5 5.5v-3h-8v8h3',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7v-4Z',
  up: 'M8 13V3M4 7l4-4 4 4',
  lower: 'M8 3v10M4 9l4 4 4-4',
  eye: 'M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 9.75a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
  keyboard: 'M1.75 4h12.5v8H1.75V4ZM4.25 6.5h.01M6.75 6.5h.01M9.25 6.5h.01M11.75 6.5h.01M5 9.5h6',
  dot: 'M8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  circle: 'M13.5 8A5.5 5.5 0 1 1 2.5 8a5.5 5.5 0 0 1 11 0Z',
  done: 'm5.5 8.25 1.75 1.75L10.75 6.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words. It never stands alone: what it means is said in text or in the name of the control. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }): JSX.Element {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`size-4 shrink-0 fill-none stroke-current stroke-[1.5] [stroke-linecap:round] [stroke-linejoin:round] ${className}`}
    >
      <path d={paths[name]} />
    </svg>
  );
}

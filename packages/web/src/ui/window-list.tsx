import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly count: number;
  /** Pixels of one row before it was measured. */
  readonly estimate: number;
  readonly render: (index: number) => ReactNode;
  readonly keyOf?: (index: number) => string | number;
  /** The rows that are drawn now, and some around them. */
  readonly onRange?: (first: number, last: number) => void;
  readonly onEnd?: () => void;
}

/** A long list of which only what is in sight is drawn. It scrolls with the page. */
export function WindowList({ label, count, estimate, render, keyOf, onRange, onEnd }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const list = useWindowVirtualizer({
    count,
    estimateSize: () => estimate,
    overscan: 8,
    scrollMargin: margin,
    useFlushSync: false,
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
  });
  useLayoutEffect(() => {
    // Where the list begins on the page: looked at when the page changes its height, not with every frame.
    const measure = () => setMargin(Math.round((place.current?.getBoundingClientRect().top ?? 0) + scrollY));
    const watcher = new ResizeObserver(measure);
    watcher.observe(document.body);
    measure();
    return () => watcher.disconnect();
  }, []);
  const rows = list.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useLayoutEffect(() => {
    onRange?.(first, last);
    if (count > 0 && last >= count - 1) onEnd?.();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- told when the range changes, whoever listens
  }, [first, last, count]);
  return (
    <div
      ref={place}
      role="list"
      aria-label={label}
      className="relative contain-strict"
      style={{ height: list.getTotalSize() }}
    >
      {rows.map((row) => (
        <div
          key={row.key}
          role="listitem"
          aria-setsize={count}
          aria-posinset={row.index + 1}
          data-index={row.index}
          ref={list.measureElement}
          className="absolute inset-x-0 top-0 contain-content"
          style={{ transform: `translateY(${row.start - margin}px)` }}
        >
          {render(row.index)}
        </div>
      ))}
    </div>
  );
}

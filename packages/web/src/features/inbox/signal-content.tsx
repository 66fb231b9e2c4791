import type { JSX } from 'react';
import { InertText } from '../../ui/inert-text.tsx';
import { flatten } from './flatten.ts';

/** What a source sent, name by name, as inert text. */
export function SignalContent({ content }: { readonly content: unknown }): JSX.Element {
  return (
    <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 px-3 py-2 font-mono text-xs">
      {flatten(content).map(([name, value]) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="max-w-40 text-ink-3">
            <InertText text={name} />
          </dt>
          <dd>
            <InertText text={value} lines />
          </dd>
        </div>
      ))}
    </dl>
  );
}

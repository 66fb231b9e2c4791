import type { JSX } from 'react';
import { texts } from '../../messages/en/incidents.ts';
import { words } from '../../messages/en/words.ts';
import { Button } from '../../ui/button.tsx';
import { inputClass } from '../../ui/field.tsx';
import { severities } from '../common/severity.tsx';
import type { IncidentFilter } from '../../client/queries.ts';

interface Props {
  readonly filter: IncidentFilter;
  readonly onChange: (filter: IncidentFilter) => void;
}

const statuses = ['open', 'closed', 'not-an-incident'] as const;

/** The filters of the list. They live in the address: what one sees can be sent to a colleague. */
export function IncidentFilters({ filter, onChange }: Props): JSX.Element {
  const { status, severity, text } = filter;
  const change = (next: { readonly [Part in keyof IncidentFilter]?: IncidentFilter[Part] | undefined }) => {
    const merged = { status, severity, text, ...next };
    onChange({
      ...(merged.status === undefined ? {} : { status: merged.status }),
      ...(merged.severity === undefined ? {} : { severity: merged.severity }),
      ...(merged.text === undefined || merged.text === '' ? {} : { text: merged.text }),
    });
  };
  return (
    <div role="search" className="flex flex-1 basis-full flex-wrap items-center gap-2 md:basis-0">
      <select
        aria-label={texts.status}
        value={status ?? ''}
        onChange={(event) => change({ status: statuses.find((each) => each === event.target.value) })}
        className={`${inputClass} w-auto!`}
      >
        <option value="">{texts.anyStatus}</option>
        {statuses.map((each) => (
          <option key={each} value={each}>
            {words.status[each]}
          </option>
        ))}
      </select>
      <select
        aria-label={texts.severity}
        value={severity ?? ''}
        onChange={(event) => change({ severity: severities.find((each) => each === event.target.value) })}
        className={`${inputClass} w-auto!`}
      >
        <option value="">{texts.anySeverity}</option>
        {severities.toReversed().map((each) => (
          <option key={each} value={each}>
            {words.severity[each]}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label={texts.text}
        placeholder={texts.textPlaceholder}
        value={text ?? ''}
        onChange={(event) => change({ text: event.target.value })}
        className={`${inputClass} max-w-64 flex-1 basis-40`}
      />
      {Object.keys(filter).length > 0 && (
        <Button look="quiet" onClick={() => onChange({})}>
          {texts.clear}
        </Button>
      )}
    </div>
  );
}

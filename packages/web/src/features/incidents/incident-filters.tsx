import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { IncidentFilter } from '../../client/queries.ts';
import { texts } from '../../messages/en/incidents.ts';
import { words } from '../../messages/en/words.ts';
import { Button } from '../../ui/button.tsx';
import { inputClass } from '../../ui/field.tsx';
import { severities } from '../common/severity.tsx';
import { functions, stages, statuses } from './filter-words.ts';
import { PickFilter } from './pick-filter.tsx';
import { SavedViews } from './saved-views.tsx';

interface Props {
  readonly filter: IncidentFilter;
  readonly onChange: (filter: IncidentFilter) => void;
}

type Change = { readonly [Part in keyof IncidentFilter]?: IncidentFilter[Part] | undefined };

/** The filters of the list. They live in the address: what one sees can be sent to a colleague. */
export function IncidentFilters({ filter, onChange }: Props): JSX.Element {
  const { status, severity, text, ...others } = filter;
  const [wantsMore, setWantsMore] = useState(false);
  const more = wantsMore || Object.keys(others).length > 0;
  const change = (next: Change) => onChange(withoutEmpty({ ...filter, ...next }));
  return (
    <div role="search" className="flex flex-1 basis-full flex-wrap items-center gap-2 md:basis-0">
      <PickFilter
        label={texts.status}
        any={texts.anyStatus}
        value={status}
        options={statuses.map((value) => ({ value, title: words.status[value] }))}
        onChange={(value) => change({ status: value })}
      />
      <PickFilter
        label={texts.severity}
        any={texts.anySeverity}
        value={severity}
        options={severities.toReversed().map((value) => ({ value, title: words.severity[value] }))}
        onChange={(value) => change({ severity: value })}
      />
      <input
        type="search"
        aria-label={texts.text}
        placeholder={texts.textPlaceholder}
        value={text ?? ''}
        onChange={(event) => change({ text: event.target.value === '' ? undefined : event.target.value })}
        className={`${inputClass} max-w-64 flex-1 basis-40`}
      />
      {!more && (
        <Button look="quiet" onClick={() => setWantsMore(true)}>
          {texts.moreFilters}
        </Button>
      )}
      {more && <MoreFilters filter={filter} change={change} />}
      {Object.keys(filter).length > 0 && (
        <Button look="quiet" onClick={() => onChange({})}>
          {texts.clear}
        </Button>
      )}
      <SavedViews filter={filter} onChoose={onChange} />
    </div>
  );
}

function MoreFilters({
  filter,
  change,
}: {
  readonly filter: IncidentFilter;
  readonly change: (next: Change) => void;
}): JSX.Element {
  const plan = useQuery(queries.plan());
  const tags = useQuery(queries.tags());
  const sets = useQuery(queries.sets());
  const { type, system, tag, set, stage, function: owing, overdue } = filter;
  return (
    <>
      <PickFilter
        label={texts.type}
        any={texts.anyType}
        value={type}
        options={(plan.data?.types ?? []).map(({ id, title }) => ({ value: id, title }))}
        onChange={(value) => change({ type: value })}
      />
      <PickFilter
        label={texts.system}
        any={texts.anySystem}
        value={system}
        options={(plan.data?.systems ?? []).map(({ id, title }) => ({ value: id, title }))}
        onChange={(value) => change({ system: value })}
      />
      <PickFilter
        label={texts.tag}
        any={texts.anyTag}
        value={tag}
        options={(tags.data?.tags ?? []).map(({ id, name }) => ({ value: id, title: `${id} ${name}` }))}
        onChange={(value) => change({ tag: value })}
      />
      <PickFilter
        label={texts.set}
        any={texts.anySet}
        value={set}
        options={(sets.data?.items ?? []).map(({ reference, name }) => ({
          value: reference,
          title: `${reference} ${name ?? ''}`,
        }))}
        onChange={(value) => change({ set: value })}
      />
      <PickFilter
        label={texts.stage}
        any={texts.anyStage}
        value={stage}
        options={stages.map((value) => ({ value, title: words.spellId(value) }))}
        onChange={(value) => change({ stage: value })}
      />
      <PickFilter
        label={texts.owing}
        any={texts.anyOwing}
        value={owing}
        options={functions.map((value) => ({ value, title: words.spellId(value) }))}
        onChange={(value) => change({ function: value })}
      />
      <label className="flex min-h-8 items-center gap-1.5 text-sm">
        <input
          type="checkbox"
          className="size-3.5"
          checked={overdue === 'true'}
          onChange={(event) => change({ overdue: event.target.checked ? 'true' : undefined })}
        />
        {texts.overdue}
      </label>
    </>
  );
}

function withoutEmpty({
  status,
  severity,
  type,
  system,
  tag,
  set,
  stage,
  function: owing,
  overdue,
  text,
}: Change): IncidentFilter {
  return {
    ...(status === undefined ? {} : { status }),
    ...(severity === undefined ? {} : { severity }),
    ...(type === undefined ? {} : { type }),
    ...(system === undefined ? {} : { system }),
    ...(tag === undefined ? {} : { tag }),
    ...(set === undefined ? {} : { set }),
    ...(stage === undefined ? {} : { stage }),
    ...(owing === undefined ? {} : { function: owing }),
    ...(overdue === undefined ? {} : { overdue }),
    ...(text === undefined ? {} : { text }),
  };
}

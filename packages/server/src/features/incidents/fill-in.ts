import { renderTemplate } from '@muster/plan';
import { refuse } from '@muster/engine';
import type { FilledText, Incident, Refusal, Result } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan, FactDefinition, TemplateValue } from '@muster/plan';

/** A text filled in from what is known now, before it becomes content. */
export type Filled = Omit<FilledText, 'text'> & { readonly text: string };

/** Fills a text of an audience in. What is not known stays open in it, and is told; nothing is made up. */
export function fillIn(
  plan: CompiledPlan,
  incident: Incident,
  notification: string,
  text: string,
  contact: string | null,
): Result<Filled, Refusal> {
  const values = valuesFor(plan, incident, notification, contact);
  const rendered = renderTemplate(text, values);
  if (!rendered.ok)
    return refuse(
      'notice/unreadable',
      `The text cannot be filled in: ${rendered.message}`,
      'Mend the braces or the tag that is named. Nothing was lost: your text is as you sent it.',
      `notifications.${notification}`,
    );
  const used = rendered.names.map((name) => ({ name, revision: revisionOf(incident, name) }));
  return { ok: true, value: { text: rendered.text, used, open: [...rendered.open] } };
}

function revisionOf(incident: Incident, name: string): number | null {
  const fact = incident.facts[name];
  return fact?.answer.state === 'value' ? fact.revision : null;
}

function valuesFor(
  plan: CompiledPlan,
  incident: Incident,
  notification: string,
  contact: string | null,
): Readonly<Record<string, TemplateValue>> {
  const { timeZone } = plan.organisation;
  const system = incident.system === null ? undefined : plan.systems[incident.system]?.title;
  const due = incident.deadlines[`notification:${notification}`]?.due;
  const facts = Object.entries(plan.facts).flatMap(([id, definition]): [string, TemplateValue][] => {
    const answer = incident.facts[id]?.answer;
    return answer?.state === 'value' ? [[id, spellAnswer(definition, answer.value, timeZone)]] : [];
  });
  return {
    reference: incident.reference,
    organisation: plan.organisation.name,
    type: plan.types[incident.type]?.title ?? incident.type,
    severity: plan.severityLevels[incident.severity.level].title,
    declared_at: spellTime(incident.declaredAt, timeZone),
    ...(system === undefined ? {} : { system }),
    ...(due === undefined ? {} : { deadline: spellTime(due, timeZone) }),
    ...(contact === null ? {} : { contact }),
    ...Object.fromEntries(facts),
  };
}

function spellAnswer({ answer }: FactDefinition, value: string | number | boolean, timeZone: string): TemplateValue {
  switch (answer.kind) {
    case 'time':
      return spellTime(String(value), timeZone);
    case 'set':
      return value === 'none' ? [] : String(value).split(', ');
    case 'ordered':
    case 'choice':
    case 'number':
    case 'yes-no':
      return value;
  }
}

/** `23 November 2026 at 09:00 GMT`, as people of the zone say it. */
export function spellTime(at: Instant | string, timeZone: string): string {
  return Temporal.Instant.from(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
}

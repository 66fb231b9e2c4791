import { routes } from '@muster/api';
import { addMilliseconds, parseInstant } from '@muster/clocks';
import { obligations, privilegedItems } from '@muster/engine';
import type { ContentRef, Incident, IncidentCommand } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import { answerOf, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { composeReport } from './compose-report.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { presentMarking } from './present-incident.ts';
import { presentObligation } from './present-obligation.ts';
import { openable, withheldFrom } from './privileged.ts';
import { viewerOf } from './viewer-of.ts';

/** From here on an entry was written later than it happened. */
const lateMilliseconds = 5 * 60_000;

/** Situation reports, notes, the privilege log, changes: read. */
export function writtenReadBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { service, reader, names, directory, clock } = ports;
  const r = routes.incidents;

  /** The incident with its people, and the texts that whoever asks may see. */
  async function look(caller: Caller, idOrReference: string, refs: (incident: Incident) => readonly ContentRef[]) {
    const { organisation } = caller;
    const found = await service.find(organisation, idOrReference);
    if (found === null) return null;
    const { incident, plan } = found;
    const [people, seats] = await Promise.all([names(organisation), directory(organisation)]);
    const withheld = withheldFrom(plan.plan, incident, seats, viewerOf(caller));
    const texts = await reader.texts(organisation, openable(refs(incident), withheld));
    const who = (person: string) => ({ person, name: people.get(person) ?? null });
    const text = (ref: ContentRef) => texts.get(ref.id) ?? null;
    return { incident, plan: plan.plan, seats, withheld, who, text };
  }

  return [
    bind(r.reports, async ({ params, caller }) => {
      const seen = await look(caller, params.incident, ({ reports, decisions, title }) => [
        title,
        ...reports.map((each) => each.text),
        ...factual(decisions).map(({ choice }) => choice),
      ]);
      if (seen === null) return notFound(`incident ${params.incident}`);
      const { incident, plan, seats, who, text } = seen;
      const now = clock.now();
      const open = obligations(plan, incident, now);
      const world = { directory: seats, viewer: null, held: [], clients: new Map<string, string | null>() };
      const titles = new Map(open.map((each) => [each.id, presentObligation(plan, incident, each, world).title]));
      const decisions = factual(incident.decisions).map(({ number, choice }) => ({
        reference: `D-${number}`,
        choice: text(choice) ?? 'removed',
      }));
      const said = { title: text(incident.title), decisions, titleOf: (id: string) => titles.get(id) ?? id };
      return json({
        reports: incident.reports.map(({ text: ref, by, ...report }) => ({ ...report, text: text(ref), by: who(by) })),
        nextDue: open.find(({ kind }) => kind === 'report')?.due ?? null,
        draft: composeReport(plan, incident, said, now),
      });
    }),
    bind(r.notes, async ({ params, caller }) => {
      const seen = await look(caller, params.incident, ({ notes }) => notes.map((each) => each.text));
      if (seen === null) return notFound(`incident ${params.incident}`);
      const { incident, withheld, who, text } = seen;
      return json({
        notes: incident.notes.map(({ number, text: ref, marking, by, occurredAt, recordedAt }) => ({
          number,
          text: text(ref),
          withheld: withheld.has(ref.id),
          marking: presentMarking(marking),
          by: who(by),
          occurredAt,
          recordedAt,
          late: addMilliseconds(occurredAt, lateMilliseconds) < recordedAt,
        })),
      });
    }),
    bind(r.factors, async ({ params, caller }) => {
      const seen = await look(caller, params.incident, ({ factors }) => factors.map((each) => each.text));
      if (seen === null) return notFound(`incident ${params.incident}`);
      const { incident, withheld, who, text } = seen;
      return json({
        factors: incident.factors.map(({ number, kind, text: ref, marking, by, at }) => ({
          number,
          kind,
          text: text(ref),
          content: ref.id,
          withheld: withheld.has(ref.id),
          marking: presentMarking(marking),
          by: who(by),
          at,
        })),
      });
    }),
    bind(r.privilegeLog, async ({ params, caller }) => {
      const seen = await look(caller, params.incident, () => []);
      if (seen === null) return notFound(`incident ${params.incident}`);
      const { incident, who } = seen;
      return json({
        entries: privilegedItems(incident).map(({ kind, reference, author, directedBy, at }) => ({
          reference,
          kind,
          author: who(author),
          directedBy: who(directedBy),
          at,
          basis: 'Written at the direction of counsel, marked so when it was captured',
        })),
      });
    }),
    bind(r.changes, async ({ params, caller }) => {
      const seen = await look(caller, params.incident, ({ changes }) =>
        changes.flatMap(({ title, reference, validated }) => [title, reference, ...(validated ? [validated.how] : [])]),
      );
      if (seen === null) return notFound(`incident ${params.incident}`);
      const { incident, who, text } = seen;
      return json({
        changes: incident.changes.map(({ number, title, reference, author, recordedAt, validated }) => ({
          number,
          title: text(title),
          reference: text(reference),
          author: who(author),
          recordedAt,
          validated: validated && { by: who(validated.by), at: validated.at, how: text(validated.how) },
        })),
      });
    }),
  ];
}

/** The same, written. */
export function writtenBindings({ service, writer, clock }: IncidentRoutePorts): readonly Binding[] {
  const r = routes.incidents;

  async function run<Extra extends object>(
    caller: Caller,
    incident: string,
    command: IncidentCommand,
    sealed: readonly Sealed[],
    extra: (after: Incident) => Extra,
  ) {
    const content = { sealed: sealed.map(({ row }) => row), destroyed: [] };
    return answerOf(
      await service.run(caller, incident, command, content, (after) => ({ ...afterCommand(after), ...extra(after) })),
    );
  }

  return [
    bind(r.publishReport, async ({ params: { incident }, body: { text, corrects }, caller }) => {
      const kept = await writer.text(text);
      const command = { type: 'publish-report', text: kept.ref, corrects } as const;
      return run(caller, incident, command, [kept], ({ reports }) => ({ number: reports.length }));
    }),
    bind(r.recordNote, async ({ params: { incident }, body: { text, marking, occurredAt }, caller }) => {
      const kept = await writer.text(text);
      const at = occurredAt === null ? clock.now() : parseInstant(occurredAt);
      const command = { type: 'record-note', text: kept.ref, marking, occurredAt: at } as const;
      return run(caller, incident, command, [kept], ({ notes }) => ({ number: notes.length }));
    }),
    bind(r.reportApproval, async ({ params: { incident, number }, body, caller }) => {
      const words = await writer.text(body.words);
      const { digest, person, witness, how } = body;
      const said = { number, digest, person, witness, how, saidAt: parseInstant(body.saidAt), words: words.ref };
      return run(caller, incident, { type: 'report-approval', ...said }, [words], () => ({}));
    }),
    bind(r.waive, async ({ params: { incident }, body: { obligation, reason }, caller }) => {
      const kept = await writer.text(reason);
      const command = { type: 'waive-obligation', obligation, reason: kept.ref } as const;
      return run(caller, incident, command, [kept], ({ waived }) => ({
        authority: waived[obligation]?.authority ?? '',
      }));
    }),
    bind(r.recordChange, async ({ params: { incident }, body: { title, reference, author }, caller }) => {
      const [what, where] = [await writer.text(title), await writer.text(reference)];
      const command = { type: 'record-change', title: what.ref, reference: where.ref, author } as const;
      return run(caller, incident, command, [what, where], ({ changes }) => ({ number: changes.length }));
    }),
    bind(r.recordFactor, async ({ params: { incident }, body: { kind, text, marking }, caller }) => {
      const kept = await writer.text(text);
      const command = { type: 'record-factor', kind, text: kept.ref, marking } as const;
      return run(caller, incident, command, [kept], ({ factors }) => ({ number: factors.length }));
    }),
    bind(r.validateChange, async ({ params: { incident, number }, body, caller }) => {
      const how = await writer.text(body.how);
      return run(caller, incident, { type: 'validate-change', number, how: how.ref }, [how], () => ({}));
    }),
  ];
}

function factual(decisions: Incident['decisions']): Incident['decisions'] {
  return decisions.filter(({ marking }) => marking.kind === 'factual');
}

import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { accept, refuse } from '@muster/engine';
import type { Incident, IncidentCommand } from '@muster/engine';
import type { Caller } from '../../platform/caller.ts';
import type { Sealed } from '../../platform/content/vault.ts';
import { answerOf, json, notFound } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { checkAddresses } from './check-addresses.ts';
import { fillIn } from './fill-in.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';
import { noticeRefs, presentAudiences, presentNotices, readyKinds } from './present-notice.ts';

/** Notices: written, approved by legal and by their gate, sent, taken back. */
export function noticeBindings(ports: IncidentRoutePorts): readonly Binding[] {
  const { service, writer, reader, names, directory, clock, letters } = ports;
  const r = routes.incidents;

  async function run(
    caller: Caller,
    incident: string,
    number: number | 'newest',
    command: IncidentCommand,
    sealed: readonly Sealed[] = [],
  ) {
    const content = { sealed: sealed.map(({ row }) => row), destroyed: [] };
    return answerOf(
      await service.run(caller, incident, command, content, (after: Incident) => {
        const notice =
          number === 'newest' ? after.notices.at(-1) : after.notices.find((each) => each.number === number);
        if (!notice) throw new TypeError('An accepted command on a notice leaves the notice behind.');
        const { revision, open, action } = notice;
        return { ...afterCommand(after), number: notice.number, revision, open: [...open], action };
      }),
    );
  }

  return [
    bind(r.notices, async ({ params, caller: { organisation } }) => {
      const found = await service.find(organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const { incident, plan } = found;
      const [texts, people, seats] = await Promise.all([
        reader.texts(organisation, noticeRefs(incident)),
        names(organisation),
        directory(organisation),
      ]);
      const now = clock.now();
      const world = { texts, names: people, directory: seats, now, sendsMail: letters !== null };
      return json({
        notices: [...presentNotices(plan.plan, incident, world)],
        audiences: presentAudiences(plan.plan, incident, now),
        canSend: letters !== null,
      });
    }),
    bind(r.draftNotice, async ({ params, body, caller }) => {
      const found = await service.find(caller.organisation, params.incident);
      if (found === null) return notFound(`incident ${params.incident}`);
      const {
        incident,
        plan: { plan },
      } = found;
      const { notification, kind, retracts } = body;
      const rule = plan.notifications[notification];
      const template = (rule && readyKinds(rule).find((each) => each.kind === kind)?.template) ?? null;
      const text = body.text ?? (template === null ? undefined : plan.templates[template]?.text);
      if (text === undefined) return answerOf(refuseNoText(notification, kind));
      const filled = fillIn(plan, incident, notification, text, body.contact);
      if (!filled.ok) return answerOf(filled);
      const kept = await writer.text(filled.value.text);
      const from = body.text === null ? template : null;
      const command = {
        ...filled.value,
        type: 'draft-notice',
        text: kept.ref,
        notification,
        kind,
        retracts,
        template: from,
      } as const;
      return run(caller, params.incident, 'newest', command, [kept]);
    }),
    bind(r.reviseNotice, async ({ params: { incident: id, number }, body, caller }) => {
      const found = await service.find(caller.organisation, id);
      const notice = found?.incident.notices.find((each) => each.number === number);
      if (!found || !notice) return notFound(`notice N-${number} of ${id}`);
      const filled = fillIn(found.plan.plan, found.incident, notice.notification, body.text, body.contact);
      if (!filled.ok) return answerOf(filled);
      const [kept, reason] = [await writer.text(filled.value.text), await writer.text(body.reason)];
      const { revision } = body;
      const command = {
        ...filled.value,
        type: 'revise-notice',
        text: kept.ref,
        number,
        revision,
        reason: reason.ref,
      } as const;
      return run(caller, id, number, command, [kept, reason]);
    }),
    bind(r.approveNoticeLanguage, async ({ params: { incident, number }, body: { revision }, caller }) =>
      run(caller, incident, number, { type: 'approve-notice-language', number, revision }),
    ),
    bind(r.proposeNotice, async ({ params: { incident, number }, body, caller }) => {
      const reason = await writer.text(body.reason);
      const command = { type: 'propose-notice', number, revision: body.revision, reason: reason.ref } as const;
      return run(caller, incident, number, command, [reason]);
    }),
    bind(r.sendNotice, async ({ params: { incident, number }, body, caller }) => {
      if (body.how === 'sent' && letters === null) return answerOf(refuseNoChannel());
      const checked = letters === null ? accept([]) : checkAddresses(letters, body.addresses);
      if (!checked.ok) return answerOf(checked);
      const words = body.how === 'sent' ? checked.value.join(', ') : body.recipients;
      if (words === null || words === '') return answerOf(refuseNobody(body.how));
      const recipients = await writer.text(words);
      const addresses = await Promise.all(checked.value.map((each) => writer.text(each)));
      const { revision, how, through, proof } = body;
      const sentAt = body.sentAt === null ? clock.now() : parseInstant(body.sentAt);
      const command = {
        type: 'send-notice',
        number,
        revision,
        how,
        sentAt,
        recipients: recipients.ref,
        addresses: addresses.map(({ ref }) => ref),
        through,
        proof,
      } as const;
      return run(caller, incident, number, command, [recipients, ...addresses]);
    }),
    bind(r.sendLettersAgain, async ({ params: { incident, number }, body, caller }) => {
      if (letters === null) return answerOf(refuseNoChannel());
      const given = body.letters.flatMap(({ address }) => (address === null ? [] : [address]));
      const checked = checkAddresses(letters, given);
      if (!checked.ok) return answerOf(checked);
      const kept = await Promise.all(
        body.letters.map(async ({ letter, address }) => ({
          letter,
          sealed: address === null ? null : await writer.text(address.trim()),
        })),
      );
      const command = {
        type: 'send-letters-again',
        number,
        letters: kept.map(({ letter, sealed }) => ({ letter, address: sealed?.ref ?? null })),
      } as const;
      return run(
        caller,
        incident,
        number,
        command,
        kept.flatMap(({ sealed }) => sealed ?? []),
      );
    }),
  ];
}

function refuseNoText(notification: string, kind: string) {
  return refuse(
    'notice/unreadable',
    `The plan has no text of the kind ${kind} ready for ${notification}.`,
    'Write one.',
    `notifications.${notification}`,
  );
}

function refuseNobody(how: 'sent' | 'recorded-as-sent') {
  return refuse(
    'notice/addresses',
    how === 'sent' ? 'No address is named.' : 'It is not said to whom it was sent.',
    how === 'sent' ? 'Name at least one e-mail address.' : 'Say it in words: how many, which of them, on which way.',
    'notifications',
  );
}

function refuseNoChannel() {
  return refuse(
    'notice/no-channel',
    'No mail server is set up: this instance sends no notices.',
    'Send it on your own way, and record it as sent with its proof.',
    'notifications',
  );
}

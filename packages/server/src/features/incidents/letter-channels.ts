import type { LetterPost, LetterSent } from '@muster/connectors';
import type { Incident, IncidentCommand, LetterOutcome, Notice, NoticeKind } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { z } from 'zod';
import type { Caller } from '../../platform/caller.ts';
import type { ContentReader } from '../../platform/content/content-reader.ts';
import type { Vault } from '../../platform/content/vault.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Channel } from '../../platform/outbox/outbox-turn.ts';
import type { SealedContent } from '../../platform/store/store.ts';
import type { IncidentService } from './incident-service.ts';

export interface LetterPorts {
  readonly incidents: Pick<IncidentService, 'find' | 'run'>;
  readonly reader: ContentReader;
  readonly vault: Pick<Vault, 'sealText'>;
  /** Null where no mail server is set up. */
  readonly letters: LetterPost | null;
  readonly log: Log;
}

const noticeRow = z.object({ incident: z.string(), notice: z.int(), release: z.int() });
const letterRow = z.object({ incident: z.string(), notice: z.int(), letter: z.int(), attempt: z.int() });

/** How long one attempt may take: well within the lease of its message. */
const sendMilliseconds = 15_000;

/**
 * The way of notices out by e-mail. `notice`: all is looked at once more, and from then on letters leave. `letter`: one
 * message to one address, and what became of it is an event. A crash between the two hands a letter over twice, under
 * the same Message-ID.
 */
export function createLetterChannels(ports: LetterPorts): ReadonlyMap<'notice' | 'letter', Channel> {
  const { incidents, log } = ports;

  async function run(
    { organisation, id, reference }: Pick<Incident, 'id' | 'reference'> & { readonly organisation: string },
    command: IncidentCommand,
    sealed: readonly SealedContent[] = [],
  ) {
    const caller: Caller = { organisation, actor: { kind: 'clock' }, via: 'outbox', idempotency: null };
    const done = await incidents.run(caller, id, command, { sealed, destroyed: [] }, () => null);
    // Another node was faster, or the same message came twice.
    if (done.ok || done.refusal.code === 'notice/nothing-waits') return null;
    if (command.type === 'let-notice-leave') return done.refusal;
    throw new Error(`What became of a letter of ${reference} was refused: ${done.refusal.message}`);
  }

  return new Map<'notice' | 'letter', Channel>([
    [
      'notice',
      async ({ organisation, payload }) => {
        const { incident: id, notice: number, release } = noticeRow.parse(payload);
        const found = await incidents.find(organisation, id);
        if (found === null) return;
        const { reference } = found.incident;
        const to = { organisation, id, reference };
        const against = await run(to, { type: 'let-notice-leave', number, release });
        if (against === null) return;
        log.fault('a notice was held back', new Error(`N-${number}: ${against.message}`), { reference });
        await run(to, { type: 'hold-notice-back', number, release, because: against.code });
      },
    ],
    [
      'letter',
      async ({ organisation, payload }) => {
        const { incident: id, notice: number, letter, attempt } = letterRow.parse(payload);
        const found = await incidents.find(organisation, id);
        const notice = found?.incident.notices.find((each) => each.number === number);
        const mailing = notice?.mailing ?? null;
        const standing = mailing?.letters[letter - 1];
        if (!found || !notice || mailing?.state.kind !== 'leaving' || standing?.attempts !== attempt) return;
        if (standing.state.kind !== 'waiting' && standing.state.kind !== 'deferred') return;
        const { incident, plan } = found;
        const key = `${incident.id}.N-${number}.${mailing.release}.${letter}`;
        const sent = await send(ports, organisation, plan.plan, notice, standing.address, key);
        const { reference } = incident;
        if (sent.kind !== 'accepted') {
          const what = `Letter ${letter} of N-${number}: ${sent.because}${sent.status === null ? '' : ` ${sent.status}`}.`;
          log.fault('a notice did not get through', new Error(what), { reference });
        }
        const { outcome, sealed } = outcomeOf(ports, sent);
        await run({ organisation, id, reference }, { type: 'record-letter', number, letter, outcome }, sealed);
      },
    ],
  ]);
}

type Sent = LetterSent | { readonly kind: 'refused'; readonly because: 'no-channel'; readonly status: null };

async function send(
  { letters, reader }: LetterPorts,
  organisation: string,
  plan: CompiledPlan,
  { text: wording, kind }: Notice,
  to: Notice['text'],
  idempotencyKey: string,
): Promise<Sent> {
  if (letters === null) return { kind: 'refused', because: 'no-channel', status: null };
  const texts = await reader.texts(organisation, [wording, to]);
  const [text, address] = [texts.get(wording.id) ?? null, texts.get(to.id) ?? null];
  // Destroyed while it waited.
  if (text === null) return { kind: 'refused', because: 'request', status: null };
  if (address === null) return { kind: 'refused', because: 'address', status: null };
  const { name: sender } = plan.organisation;
  const signal = AbortSignal.timeout(sendMilliseconds);
  return letters.send({ sender, subject: subjectOf(sender, kind), text }, address, { idempotencyKey, signal });
}

/** The same for every notice of a kind: what is said stands in the text, which is what was approved. */
function subjectOf(sender: string, kind: NoticeKind): string {
  switch (kind) {
    case 'holding':
    case 'full':
    case 'support-script':
      return `Notice from ${sender}`;
    case 'update':
      return `Update from ${sender}`;
    case 'retraction':
      return `Correction from ${sender}`;
  }
}

function outcomeOf(
  { vault }: LetterPorts,
  sent: Sent,
): { readonly outcome: LetterOutcome; readonly sealed: readonly SealedContent[] } {
  switch (sent.kind) {
    case 'accepted': {
      const { messageId, queueId, digest, bytes } = sent;
      const proof = vault.sealText(`SHA-256 ${digest} of ${bytes} bytes`);
      return { outcome: { kind: 'accepted', messageId, queueId, proof: proof.ref }, sealed: [proof.row] };
    }
    case 'retry':
      return { outcome: sent, sealed: [] };
    case 'refused':
      return { outcome: sent, sealed: [] };
  }
}

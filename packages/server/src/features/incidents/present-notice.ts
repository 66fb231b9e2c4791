import type { AnswerOf, routes } from '@muster/api';
import { gatedBy, isStuck, isUnderWay, mailChannel, obligations, wantsLanguage } from '@muster/engine';
import type { ContentRef, Directory, Incident, Mailing, Notice } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan, NotificationRule } from '@muster/plan';
import { missingApprovals } from './present-incident.ts';

type Notices = AnswerOf<typeof routes.incidents.notices>;
type NoticeView = Notices['notices'][number];
type Mailed = NonNullable<NoticeView['mailing']>;

export interface NoticeWorld {
  readonly texts: ReadonlyMap<string, string | null>;
  readonly names: ReadonlyMap<string, string | null>;
  readonly directory: Directory;
  readonly now: Instant;
  /** A mail server is set up. */
  readonly sendsMail: boolean;
}

export function noticeRefs(incident: Incident): readonly ContentRef[] {
  return incident.notices.flatMap(({ text, sent, mailing }) => [
    text,
    ...(sent === null ? [] : [sent.recipients]),
    ...(mailing?.letters ?? []).flatMap(({ address, state }) =>
      state.kind === 'accepted' ? [address, state.proof] : [address],
    ),
  ]);
}

/** The notices of an incident, each with what it waits for. */
export function presentNotices(plan: CompiledPlan, incident: Incident, world: NoticeWorld): readonly NoticeView[] {
  return incident.notices.map((notice) => {
    const { languageApproved, sent } = notice;
    const text = (ref: ContentRef) => world.texts.get(ref.id) ?? null;
    const who = (person: string) => ({ person, name: world.names.get(person) ?? null });
    const rule = plan.notifications[notice.notification];
    return {
      number: notice.number,
      notification: notice.notification,
      to: rule?.to ?? notice.notification,
      kind: notice.kind,
      template: notice.template,
      revision: notice.revision,
      text: text(notice.text),
      used: notice.used.map((each) => ({ ...each })),
      open: notice.open.map((name) => ({ name, answeredBy: [...(plan.facts[name]?.answeredBy ?? [])] })),
      draftedBy: who(notice.draftedBy),
      draftedAt: notice.draftedAt,
      languageApproved: languageApproved && { by: who(languageApproved.by), at: languageApproved.at },
      next: rule === undefined ? 'nothing' : nextOf(incident, notice, rule),
      action: actionOf(plan, incident, notice, world),
      byMail: world.sendsMail && rule !== undefined ? mailChannel(plan, rule, null) : null,
      mailing: notice.mailing && presentMailing(notice.mailing, text, who),
      sent: sent && { ...sent, by: who(sent.by), recipients: text(sent.recipients) },
      retracts: notice.retracts,
      retractedBy: notice.retractedBy,
    };
  });
}

/** Whom the plan tells, whether it wants that now, and which texts it has ready: what is said first stands first. */
export function presentAudiences(plan: CompiledPlan, incident: Incident, now: Instant): Notices['audiences'] {
  const open = obligations(plan, incident, now);
  return Object.entries(plan.notifications).map(([notification, rule]) => {
    const owed = open.find(({ id }) => id === `notification:${notification}`);
    return {
      notification,
      to: rule.to,
      owner: rule.owner,
      gate: rule.action === null ? null : (plan.actions[rule.action]?.gate ?? null),
      wanted: owed !== undefined,
      due: owed?.due ?? null,
      through: [...rule.through],
      ready: readyKinds(rule).map(({ kind, template }) => ({
        kind,
        template,
        title: plan.templates[template]?.title ?? template,
      })),
    };
  });
}

/** The kinds of notices to an audience that the plan has a text for. */
export function readyKinds(
  rule: NotificationRule,
): readonly { readonly kind: Notice['kind']; readonly template: string }[] {
  const all = [
    { kind: 'holding', template: rule.holding },
    { kind: 'support-script', template: rule.supportScript },
    { kind: 'full', template: rule.template },
    { kind: 'update', template: rule.template },
    { kind: 'retraction', template: rule.retraction },
  ] as const;
  return all.flatMap(({ kind, template }) => (template === null ? [] : [{ kind, template }]));
}

function nextOf(incident: Incident, notice: Notice, rule: NotificationRule): NoticeView['next'] {
  const { mailing } = notice;
  if (notice.sent !== null) return 'nothing';
  if (mailing?.state.kind === 'leaving' && isStuck(mailing)) return 'delivery';
  if (mailing !== null && isUnderWay(mailing)) return 'leaving';
  if (notice.open.length > 0) return 'answers';
  if (wantsLanguage(rule) && notice.languageApproved === null) return 'language';
  if (gatedBy(rule, notice) === null) return 'sending';
  const action = incident.actions.find(({ number }) => number === notice.action);
  if (action?.progress.kind !== 'waiting') return 'gate';
  return (action.gate?.runBy ?? null) === null ? 'approval' : 'sending';
}

function presentMailing(
  { by, at, through, state, letters }: Mailing,
  text: (ref: ContentRef) => string | null,
  who: (person: string) => Mailed['by'],
): Mailed {
  return {
    by: who(by),
    at,
    through,
    state: state.kind,
    because: state.kind === 'held-back' ? state.because : null,
    letters: letters.map(({ address, attempts, state: { kind, ...rest } }, index) => ({
      letter: index + 1,
      address: text(address),
      state: kind,
      attempts,
      because: 'because' in rest ? rest.because : null,
      status: 'status' in rest ? rest.status : null,
      until: 'until' in rest ? rest.until : null,
      at: 'at' in rest ? rest.at : null,
      messageId: 'messageId' in rest ? rest.messageId : null,
      queueId: 'queueId' in rest ? rest.queueId : null,
      proof: 'proof' in rest ? text(rest.proof) : null,
    })),
  };
}

function actionOf(
  plan: CompiledPlan,
  incident: Incident,
  notice: Notice,
  { directory, now }: NoticeWorld,
): NoticeView['action'] {
  const action = incident.actions.find(({ number }) => number === notice.action);
  if (!action) return null;
  const missing = [...missingApprovals(plan, action, directory, now)];
  return { number: action.number, digest: action.digest, progress: action.progress.kind, missing };
}

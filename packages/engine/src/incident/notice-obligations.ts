import type { Instant } from '@muster/clocks';
import { evaluateCondition } from '@muster/plan';
import type { CompiledPlan, NotificationRule } from '@muster/plan';
import { hasRun } from './has-run.ts';
import type { Incident } from './incident.ts';
import { runs } from './limits.ts';
import { isStuck } from './mailing-rules.ts';
import { isFull, noticeOf, ruleOf, wantsLanguage, wasTold } from './notice-rules.ts';
import { functions, sketch } from './obligation.ts';
import type { ObligationKind, Sketch } from './obligation.ts';
import { plainAnswers } from './plain-answers.ts';

/** Whom the plan wants told: what is said first, the notice itself, and the wordings that wait for legal. */
export function noticeObligations(plan: CompiledPlan, incident: Incident, now: Instant): readonly Sketch[] {
  const audiences = Object.entries(plan.notifications).flatMap(([id, rule]) => {
    const name = `notification:${id}`;
    if (isSettled(incident, id, rule) || (!runs(incident, name) && !isWanted(plan, incident, rule))) return [];
    const began = incident.deadlines[name]?.anchoredAt ?? now;
    const clause = `notifications.${id}`;
    const limit = rule.within && {
      period: rule.within,
      text: `${clause}.within`,
      anchor: 'moment' as const,
      anchoredAt: began,
    };
    return [...saidFirst(incident, id, rule), sketch('notification', id, functions(rule.owner), clause, limit)];
  });
  return [...audiences, ...languageToApprove(plan, incident), ...lettersThatDoNotGetThrough(plan, incident)];
}

/** A holding statement and the answers of support come before the notice, at the latest with it. */
function saidFirst(incident: Incident, id: string, rule: NotificationRule): readonly Sketch[] {
  const first = (kind: ObligationKind, text: string | null, isSaid: boolean, clause: string): readonly Sketch[] =>
    text === null || isSaid
      ? []
      : [
          {
            ...sketch(kind, id, functions(rule.owner), `notifications.${id}.${clause}`, null),
            dueWith: `notification:${id}`,
          },
        ];
  const said = (kind: string) => wasTold(incident, id, (notice) => notice.kind === kind);
  return [
    ...first('holding-statement', rule.holding, said('holding'), 'holding'),
    ...first('support-script', rule.supportScript, said('support-script'), 'support_script'),
  ];
}

function languageToApprove(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return incident.notices.flatMap((notice) => {
    const rule = ruleOf(plan, notice);
    const waits = notice.sent === null && notice.open.length === 0 && notice.languageApproved === null;
    if (!rule || !waits || !wantsLanguage(rule)) return [];
    const clause = `notifications.${notice.notification}`;
    return [sketch('notice-language', `N-${notice.number}.${notice.revision}`, functions('legal'), clause, null)];
  });
}

/** Somebody looks at what was held back or does not get through: it is sent again, or told on another way. */
function lettersThatDoNotGetThrough(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return incident.notices.flatMap((notice) => {
    const rule = ruleOf(plan, notice);
    const { sent, mailing } = notice;
    if (!rule || sent !== null || mailing === null || !isStuck(mailing)) return [];
    const clause = `notifications.${notice.notification}`;
    return [sketch('notice-delivery', `N-${notice.number}`, functions(rule.owner), clause, null)];
  });
}

/** Told, on whichever way, or decided by those who own the law that nobody has to be. */
function isSettled(incident: Incident, id: string, rule: NotificationRule): boolean {
  const byHand =
    rule.action === null ? incident.tasksDone[`notify-${id}`] !== undefined : wasRunAlone(incident, rule.action);
  const decided = incident.decisions.some((made) => made.decision === `not-notifying-${id}`);
  return byHand || decided || wasTold(incident, id, isFull);
}

/** Run as an action without a notice of ours. A holding statement runs the same action, and is not the notice. */
function wasRunAlone(incident: Incident, action: string): boolean {
  return incident.actions.some(
    (each) => each.action === action && each.undoes === null && hasRun(each) && !noticeOf(incident, each.number),
  );
}

function isWanted(plan: CompiledPlan, incident: Incident, rule: NotificationRule): boolean {
  const context = { type: incident.type, system: incident.system, severity: incident.severity.level };
  return evaluateCondition(plan, rule.when, plainAnswers(incident), context).outcome === 'holds';
}

import { entry } from '../entry.ts';
import type { CompiledPlan, NotificationRule } from '@muster/plan';
import type { Incident } from './incident.ts';
import type { Notice } from './written.ts';

/** What says that an audience is told: the notice itself, or what has become known since. */
export function isFull({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === 'full' || kind === 'update';
}

/** The action whose gate lets a notice out; null where none stands. Support answers who asks, and tells nobody else. */
export function gatedBy(rule: NotificationRule, { kind }: Pick<Notice, 'kind'>): string | null {
  return kind === 'support-script' ? null : rule.action;
}

/** Legal controls the language of what reaches the outside. */
export function wantsLanguage(rule: NotificationRule): boolean {
  return rule.action !== null;
}

export function ruleOf(plan: CompiledPlan, notice: Pick<Notice, 'notification'>): NotificationRule | undefined {
  return entry(plan.notifications, notice.notification);
}

/** The notice that an action stands for: it is changed and run as a notice, never as an action alone. */
export function noticeOf(incident: Incident, action: number): Notice | undefined {
  return incident.notices.find((notice) => notice.action === action);
}

export function wasTold(incident: Incident, notification: string, is: (notice: Notice) => boolean): boolean {
  return incident.notices.some((each) => each.notification === notification && each.sent !== null && is(each));
}

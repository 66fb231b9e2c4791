import type { EvidenceStore, HoldRule, Insurer, Vendor } from '../compiled-parts.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { compileCondition } from './condition.ts';

export function compileVendor(vendor: NonNullable<PlanSource['vendors']>[string]): Vendor {
  const { title, contact, spoken_to_by, notice, logs, status_page, last_test } = vendor;
  return {
    title,
    contact: contact ?? null,
    spokenToBy: spoken_to_by ?? null,
    notice: notice === undefined ? null : { within: notice.within, clause: notice.clause ?? null },
    logs: logs === undefined ? null : { right: logs.right, kept: logs.keep, within: logs.within ?? null },
    statusPage: status_page ?? null,
    lastTest: last_test ?? null,
  };
}

export function compileInsurer(insurer: NonNullable<PlanSource['insurer']>): Insurer {
  const { title, policy, contact, owner, when, from, within, consent_before } = insurer;
  return {
    title,
    policy: policy ?? null,
    contact: contact ?? null,
    owner,
    when: compileCondition(when),
    from,
    within,
    consentBefore: consent_before ?? [],
  };
}

export function compileStore(store: NonNullable<PlanSource['stores']>[string]): EvidenceStore {
  return { title: store.title, deletesAfter: store.deletes_after ?? null, hold: store.hold ?? null };
}

export function compileHold(hold: NonNullable<PlanSource['holds']>[string]): HoldRule {
  const { title, scope, because, resolved_by, review_every } = hold;
  return { title, scope, because, resolvedBy: resolved_by, reviewEvery: review_every };
}

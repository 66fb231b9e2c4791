import { z } from 'zod';
import { idField } from './fields.ts';

/**
 * `holding`: what is said while little is known; `support-script`: what support answers; `full`: the notice itself;
 * `update`: what has become known since; `retraction`: what takes a notice back.
 */
export const noticeKinds = ['holding', 'support-script', 'full', 'update', 'retraction'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A name that a text asked for: the revision of the fact that answered it; null for what is no fact or not known. */
export const usedField = z.array(z.strictObject({ name: idField, revision: z.int().min(1).nullable() })).max(200);
/** Names that stand in the text unanswered. */
export const openField = z.array(idField).max(200);

import type { PlanView } from '@muster/api';
import type { PreviewAnswers } from '../../../client/queries.ts';
import type { BodyOf } from '../../../client/route-name.ts';
import { valueOf } from './value-of.ts';

export type Question = PlanView['facts'][number];

/** An answer that is typed in and not recorded yet. */
export interface Given {
  readonly typed: string;
  readonly unknown: boolean;
  readonly because: string;
}

export type AllGiven = Readonly<Record<string, Given>>;
type Answers = BodyOf<'incidents.recordFacts'>['answers'];

export const nothingGiven: Given = { typed: '', unknown: false, because: '' };

/** Those that say something already, as the preview takes them: why something is unknown may still be written. */
export function previewed(questions: readonly Question[], given: AllGiven): PreviewAnswers {
  return Object.fromEntries(
    answered(questions, given).map(([question, { unknown, typed }]) => [
      question.id,
      unknown
        ? { state: 'unknown' as const }
        : { state: 'value' as const, value: valueOf(question.answer.kind, typed) },
    ]),
  );
}

/** The same as they are recorded. */
export function toRecord(questions: readonly Question[], given: AllGiven): Answers {
  return Object.fromEntries(
    answered(questions, given).map(([question, { unknown, typed, because }]) => [
      question.id,
      unknown
        ? { state: 'unknown' as const, because }
        : { state: 'value' as const, value: valueOf(question.answer.kind, typed) },
    ]),
  );
}

/** A set of words that is left empty says nothing here: whoever means none says so in its own place. */
function answered(questions: readonly Question[], given: AllGiven): readonly (readonly [Question, Given])[] {
  return questions.flatMap((question) => {
    const own = Object.hasOwn(given, question.id) ? given[question.id] : undefined;
    return own !== undefined && (own.unknown || own.typed !== '') ? [[question, own] as const] : [];
  });
}

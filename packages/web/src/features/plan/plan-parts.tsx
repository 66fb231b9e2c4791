import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { texts } from '../../messages/en/plan.ts';
import { words } from '../../messages/en/words.ts';
import { ActionsPart } from './parts/actions-part.tsx';
import { EvidencePart } from './parts/evidence-part.tsx';
import { FunctionsPart } from './parts/functions-part.tsx';
import { GatesPart } from './parts/gates-part.tsx';
import { NotificationsPart } from './parts/notifications-part.tsx';
import { QuestionsPart } from './parts/questions-part.tsx';
import { SeverityPart } from './parts/severity-part.tsx';
import { SystemsPart } from './parts/systems-part.tsx';
import { TypesPart } from './parts/types-part.tsx';
import { WorkflowPart } from './parts/workflow-part.tsx';

export interface PlanPart {
  readonly id: string;
  readonly title: string;
  readonly draw: (plan: PlanView) => JSX.Element;
}

/** The plan in the order in which one needs it: what it is, who, how bad, what to do, who approves, what is kept. */
export const planParts: readonly PlanPart[] = [
  {
    id: 'definition',
    title: texts.definition,
    draw: ({ definition, organisation }) => (
      <>
        <p className="text-base text-pretty">{definition}</p>
        <p className="mt-1 text-ink-3">
          {texts.organisation(organisation.timeZone, organisation.holidays, organisation.jurisdictions.join(', '))}
        </p>
      </>
    ),
  },
  { id: 'types', title: texts.types, draw: (plan) => <TypesPart plan={plan} /> },
  {
    id: 'owner',
    title: texts.owner,
    draw: ({ incidentOwner: { normally, when } }) => (
      <p>
        {texts.ownerNormally(words.spellId(normally))}{' '}
        {when.map(({ dimension, seat }) => texts.ownerWhen(words.spellId(dimension), words.spellId(seat))).join(' ')}
      </p>
    ),
  },
  { id: 'functions', title: texts.functions, draw: (plan) => <FunctionsPart plan={plan} /> },
  { id: 'severity', title: texts.severities, draw: (plan) => <SeverityPart plan={plan} /> },
  { id: 'questions', title: texts.questions, draw: (plan) => <QuestionsPart plan={plan} /> },
  { id: 'workflow', title: texts.workflow, draw: (plan) => <WorkflowPart plan={plan} /> },
  { id: 'gates', title: texts.gates, draw: (plan) => <GatesPart plan={plan} /> },
  { id: 'actions', title: texts.actions, draw: (plan) => <ActionsPart plan={plan} /> },
  { id: 'notifications', title: texts.notifications, draw: (plan) => <NotificationsPart plan={plan} /> },
  { id: 'evidence', title: texts.evidence, draw: (plan) => <EvidencePart plan={plan} /> },
  { id: 'systems', title: texts.systems, draw: (plan) => <SystemsPart plan={plan} /> },
  {
    id: 'exercises',
    title: texts.exercises,
    draw: ({ exercises, review }) => (
      <p>
        {texts.exercisesText(exercises.every, exercises.scenarios.map(words.spellId).join(', '))}{' '}
        {texts.killSwitches(exercises.killSwitchesEvery)} {texts.reviewText(review.every, words.spellId(review.owner))}
      </p>
    ),
  },
];

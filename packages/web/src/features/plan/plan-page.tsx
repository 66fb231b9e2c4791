import type { PlanView } from '@muster/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { pageTexts, texts } from '../../messages/en/plan.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { LoadError } from '../common/load-error.tsx';
import { AskPart } from './ask/ask-part.tsx';
import { FunctionPages } from './functions/function-pages.tsx';
import { WorkflowGraph } from './graph/workflow-graph.tsx';
import { KitDialog } from './kit/kit-dialog.tsx';
import { planTabs } from './plan-tab.ts';
import type { PlanTab } from './plan-tab.ts';
import { useClauseInHash } from './use-clause-in-hash.ts';
import { VersionsPart } from './versions/versions-part.tsx';
import { WholePlan } from './whole-plan.tsx';

/** The plan as people read it: whole, by function, as a graph; what it answers; its versions. */
export function PlanPage(): JSX.Element {
  const { version = null, part = 'whole' } = useSearch({ from: '/plan' });
  const navigate = useNavigate({ from: '/plan' });
  const current = useQuery(queries.plan());
  const pinned = useQuery({ ...queries.planVersion(version ?? ''), enabled: version !== null });
  const query = version === null ? current : pinned;
  const plan = query.data;
  useClauseInHash(plan !== undefined);
  if (plan === undefined)
    return (
      <>
        <PageTitle title={texts.title} />
        {query.isError ? (
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton rows={12} />
        )}
      </>
    );
  const isOld = version !== null && current.data !== undefined && current.data.version !== version;
  return (
    <>
      <Title plan={plan} />
      {isOld && (
        <p className="flex flex-wrap items-center gap-2 border-b border-line bg-warn-wash px-3 py-2 font-medium text-warn md:px-5">
          <span className="flex-1">{texts.old}</span>
          <Link to="/plan" className={buttonClass()}>
            {texts.showCurrent}
          </Link>
        </p>
      )}
      <Tabs
        label={pageTexts.parts}
        value={part}
        tabs={planTabs.map((value) => ({ value, title: pageTexts.part[value] }))}
        onChange={(next) =>
          void navigate({ search: { part: next, ...(version === null ? {} : { version }) }, replace: true })
        }
      >
        <Part part={part} plan={plan} />
      </Tabs>
    </>
  );
}

function Title({ plan }: { readonly plan: PlanView }): JSX.Element {
  const [kit, setKit] = useState(false);
  return (
    <PageTitle
      title={texts.title}
      heading={
        <>
          {texts.title}: <InertText text={plan.organisation.name} />
        </>
      }
    >
      <span className="font-mono text-xs text-ink-3" title={plan.version}>
        {texts.version} {plan.version.slice(0, 12)}
      </span>
      <span className="flex flex-wrap gap-1.5 sm:ml-auto print:hidden">
        <Link to="/plan/edit" className={buttonClass()}>
          {pageTexts.edit}
        </Link>
        <Button icon="download" onClick={() => setKit(true)}>
          {pageTexts.kit}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {texts.print}
        </Button>
      </span>
      {kit && <KitDialog plan={plan} onClose={() => setKit(false)} />}
    </PageTitle>
  );
}

function Part({ part, plan }: { readonly part: PlanTab; readonly plan: PlanView }): JSX.Element {
  switch (part) {
    case 'whole':
      return <WholePlan plan={plan} />;
    case 'functions':
      return <FunctionPages plan={plan} />;
    case 'workflow':
      return <WorkflowGraph plan={plan} />;
    case 'ask':
      return <AskPart plan={plan} />;
    case 'versions':
      return <VersionsPart />;
  }
}

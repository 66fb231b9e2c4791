import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { NowPage } from '../features/now/now-page.tsx';
import { Broken } from '../ui/error-boundary.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';
import {
  checkClocks,
  checkFollowUps,
  checkInbox,
  checkIncidents,
  checkInsights,
  checkNow,
  checkOnCall,
  checkPlan,
  checkRoom,
} from './search-checks.ts';

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });
const at = { getParentRoute: () => root } as const;

const home = createRoute({
  ...at,
  path: '/',
  component: () => <Navigate to="/now" replace />,
});
const now = createRoute({ ...at, path: '/now', validateSearch: checkNow, component: NowPage });
const inbox = createRoute({
  ...at,
  path: '/inbox',
  validateSearch: checkInbox,
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
});
const incidents = createRoute({
  ...at,
  path: '/incidents',
  validateSearch: checkIncidents,
  component: lazyRouteComponent(() => import('../features/incidents/incidents-page.tsx'), 'IncidentsPage'),
});
const room = createRoute({
  ...at,
  path: '/incidents/$ref',
  validateSearch: checkRoom,
  component: lazyRouteComponent(() => import('../features/room/room-page.tsx'), 'RoomPage'),
});
const approvals = createRoute({
  ...at,
  path: '/approvals',
  validateSearch: checkNow,
  component: lazyRouteComponent(() => import('../features/approvals/approvals-page.tsx'), 'ApprovalsPage'),
});
const approval = createRoute({
  ...at,
  path: '/approvals/$ref/$action',
  component: lazyRouteComponent(() => import('../features/approvals/approval-page.tsx'), 'ApprovalPage'),
});
const plan = createRoute({
  ...at,
  path: '/plan',
  validateSearch: checkPlan,
  component: lazyRouteComponent(() => import('../features/plan/plan-page.tsx'), 'PlanPage'),
});
const planEditor = createRoute({
  ...at,
  path: '/plan/edit',
  component: lazyRouteComponent(() => import('../features/plan-editor/editor-page.tsx'), 'EditorPage'),
});
const clocks = createRoute({
  ...at,
  path: '/clocks',
  validateSearch: checkClocks,
  component: lazyRouteComponent(() => import('../features/clocks/clocks-page.tsx'), 'ClocksPage'),
});
const onCall = createRoute({
  ...at,
  path: '/on-call',
  validateSearch: checkOnCall,
  component: lazyRouteComponent(() => import('../features/on-call/on-call-page.tsx'), 'OnCallPage'),
});
const followUps = createRoute({
  ...at,
  path: '/follow-ups',
  validateSearch: checkFollowUps,
  component: lazyRouteComponent(() => import('../features/follow-ups/follow-ups-page.tsx'), 'FollowUpsPage'),
});
const insights = createRoute({
  ...at,
  path: '/insights',
  validateSearch: checkInsights,
  component: lazyRouteComponent(() => import('../features/insights/insights-page.tsx'), 'InsightsPage'),
});
const people = createRoute({
  ...at,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
});
const contacts = createRoute({
  ...at,
  path: '/contacts',
  component: lazyRouteComponent(() => import('../features/reach/contacts-page.tsx'), 'ContactsPage'),
});
const signIn = createRoute({
  ...at,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/session/sign-in-page.tsx'), 'SignInPage'),
});

/** Every address there is. What is not needed at first is loaded when somebody goes there. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      now,
      inbox,
      incidents,
      room,
      approvals,
      approval,
      plan,
      planEditor,
      clocks,
      onCall,
      followUps,
      insights,
      people,
      contacts,
      signIn,
    ]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingMs: 200,
    defaultPendingComponent: Skeleton,
    defaultErrorComponent: ({ reset }) => <Broken onRetry={reset} />,
  });
}

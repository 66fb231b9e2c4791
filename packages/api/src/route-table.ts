import type { Route } from './route.ts';
import { classifyRoutes, tagRoutes } from './routes/classify.ts';
import { clockRoutes } from './routes/clocks.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { contactRoutes } from './routes/contacts.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { flagRoutes, switchRoutes } from './routes/flags.ts';
import { factorRoutes, followUpRoutes } from './routes/follow-ups.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { insightRoutes } from './routes/insights.ts';
import { mappingRoutes } from './routes/mappings.ts';
import { noticeRoutes } from './routes/notices.ts';
import { onCallRoutes } from './routes/on-call.ts';
import { pageRoutes } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { planRoutes } from './routes/plans.ts';
import { reportRoutes } from './routes/report.ts';
import { reviewRoutes } from './routes/review.ts';
import { linkRoutes, setRoutes } from './routes/sets.ts';
import { signalRoutes } from './routes/signals.ts';
import { slackRoutes } from './routes/slack.ts';
import { streamRoutes } from './routes/stream.ts';
import { systemRoutes } from './routes/system.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { viewRoutes } from './routes/views.ts';
import { webRoutes } from './routes/web.ts';
import { workRoutes } from './routes/work.ts';
import { writtenRoutes } from './routes/written.ts';

/** Every route there is, by resource. */
export const routes = {
  system: systemRoutes,
  pages: pageRoutes,
  onCall: onCallRoutes,
  people: peopleRoutes,
  contacts: contactRoutes,
  deliveries: deliveryRoutes,
  plans: planRoutes,
  signals: signalRoutes,
  tickets: ticketRoutes,
  slack: slackRoutes,
  clocks: clockRoutes,
  incidents: {
    ...incidentRoutes,
    ...timelineRoutes,
    ...noticeRoutes,
    ...writtenRoutes,
    ...reviewRoutes,
    ...factorRoutes,
    ...classifyRoutes,
    ...linkRoutes,
  },
  sets: setRoutes,
  followUps: followUpRoutes,
  tags: tagRoutes,
  views: viewRoutes,
  insights: insightRoutes,
  approvals: approvalRoutes,
  work: workRoutes,
  switches: switchRoutes,
  flags: flagRoutes,
  stream: streamRoutes,
  report: reportRoutes,
  mappings: mappingRoutes,
  web: webRoutes,
} as const;

/** The same as one list, for what looks at all of them. */
export const routeTable: readonly Route[] = [
  ...Object.values(systemRoutes),
  ...Object.values(pageRoutes),
  ...Object.values(onCallRoutes),
  ...Object.values(peopleRoutes),
  ...Object.values(contactRoutes),
  ...Object.values(deliveryRoutes),
  ...Object.values(planRoutes),
  ...Object.values(signalRoutes),
  ...Object.values(ticketRoutes),
  ...Object.values(slackRoutes),
  ...Object.values(incidentRoutes),
  ...Object.values(classifyRoutes),
  ...Object.values(tagRoutes),
  ...Object.values(linkRoutes),
  ...Object.values(setRoutes),
  ...Object.values(viewRoutes),
  ...Object.values(timelineRoutes),
  ...Object.values(clockRoutes),
  ...Object.values(noticeRoutes),
  ...Object.values(writtenRoutes),
  ...Object.values(reviewRoutes),
  ...Object.values(factorRoutes),
  ...Object.values(followUpRoutes),
  ...Object.values(insightRoutes),
  ...Object.values(approvalRoutes),
  ...Object.values(workRoutes),
  ...Object.values(switchRoutes),
  ...Object.values(flagRoutes),
  ...Object.values(streamRoutes),
  ...Object.values(reportRoutes),
  ...Object.values(mappingRoutes),
  ...Object.values(webRoutes),
];

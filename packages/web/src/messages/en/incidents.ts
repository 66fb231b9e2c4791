export const texts = {
  title: 'Incidents',
  status: 'Status',
  anyStatus: 'Any status',
  severity: 'Severity',
  anySeverity: 'Any severity',
  text: 'Find in titles',
  textPlaceholder: 'Reference, title, owner …',
  clear: 'Clear filters',
  list: 'Incidents',
  columns: { title: 'Incident', stage: 'Stage', owner: 'Owner', due: 'Next due', declared: 'Declared' },
  empty: 'No incident yet',
  emptyText:
    'An incident is declared from signals in the inbox, or by anybody who sees an AI system go wrong. Declaring too early costs nothing: “not an incident” is an outcome too.',
  declare: 'Declare an incident',
  inbox: 'Look into the inbox',
  nothingFits: 'No incident fits these filters',
  more: 'More are being looked through …',
};

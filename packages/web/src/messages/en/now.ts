export const texts = {
  title: 'Now',
  filterLabel: 'Whose obligations',
  mine: 'Mine',
  function: 'My functions',
  all: 'Everything',
  approvals: 'Waiting for your approval',
  look: 'Look and decide',
  openIncidents: 'Open incidents',
  allIncidents: 'All incidents',
  obligations: 'Obligations',
  emptyMine: 'Nothing waits for you',
  emptyMineText:
    'When an incident asks something of you, a seat of yours, or your approval, it stands here, the nearest deadline first.',
  emptyAll: 'No obligations',
  emptyAllText:
    'No incident is open. When one is, everything that the plan asks of anybody stands here with its deadline.',
  showAll: 'Show everything',
  declare: 'Declare an incident',
  noDue: 'nothing due',
};

/** Names of the things that the record knows by identifiers. */
export const words = {
  severity: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  stage: {
    detect: 'Detect',
    classify: 'Classify',
    contain: 'Contain',
    investigate: 'Investigate',
    recover: 'Recover',
    review: 'Review',
  },
  status: { open: 'Open', closed: 'Closed', 'not-an-incident': 'Not an incident' },
  obligation: new Map([
    ['task', 'Task'],
    ['decision', 'Decision'],
    ['stage', 'Stage'],
    ['fact', 'Question'],
    ['evidence', 'Evidence'],
    ['notification', 'Notification'],
    ['approval', 'Approval'],
    ['execution', 'Execute'],
    ['proof', 'Proof'],
    ['handover', 'Hand-over'],
    ['break-glass-review', 'Review'],
    ['applicability', 'Does it apply'],
    ['later-anchor', 'Later moment'],
    ['clock', 'Clock'],
  ]),
  exercise: 'Exercise',
  nobody: 'Nobody',
  /** `security-lead` → `Security lead`, for identifiers that the plan gives no title. */
  spellId: (id: string) => (id === '' ? '' : `${id.charAt(0).toUpperCase()}${id.slice(1)}`).replaceAll(/[-_]/g, ' '),
};

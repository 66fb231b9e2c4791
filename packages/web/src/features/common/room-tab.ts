export const roomTabs = [
  'work',
  'actions',
  'facts',
  'evidence',
  'timeline',
  'decisions',
  'clocks',
  'notices',
  'reports',
  'review',
] as const;
export type RoomTab = (typeof roomTabs)[number];

/** Where in the room an obligation is met. */
export function tabOf(kind: string): RoomTab {
  switch (kind) {
    case 'approval':
    case 'execution':
    case 'proof':
    case 'break-glass-review':
      return 'actions';
    case 'fact':
      return 'facts';
    case 'evidence':
      return 'evidence';
    case 'clock':
    case 'applicability':
    case 'later-anchor':
      return 'clocks';
    case 'holding-statement':
    case 'support-script':
    case 'notice-language':
    case 'notice-delivery':
      return 'notices';
    case 'report':
      return 'reports';
    case 'follow-up':
    case 'follow-up-validation':
      return 'review';
    case 'change-validation':
      return 'decisions';
  }
  return 'work';
}

import type { IncidentView, PlanView } from '@muster/api';
import { createContext, useContext } from 'react';

/** What every part of a room looks at. */
export interface Room {
  readonly view: IncidentView;
  /** The plan version that the incident opened under; null while it is on its way. */
  readonly plan: PlanView | null;
  /** The name in the address, which every call is made with. */
  readonly incident: string;
  readonly open: boolean;
}

const context = createContext<Room | null>(null);

export const RoomProvider = context.Provider;

export function useRoom(): Room {
  const room = useContext(context);
  if (room === null) throw new Error('This belongs into the room of an incident.');
  return room;
}

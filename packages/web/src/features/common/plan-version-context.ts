import { createContext } from 'react';

/** The plan version that clauses are meant of; null for the one in force. */
export const PlanVersionContext = createContext<string | null>(null);

import { z } from 'zod';
import { line, statement } from './words.ts';

/** Texts that are ready: `{name}` stands for a fact, or for one of a few things that every incident has. */
export const templates = z.record(z.string(), z.strictObject({ title: line, text: statement }));

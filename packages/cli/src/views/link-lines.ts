import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';
import { clockTime } from '../output/when.ts';

interface IssuedLink {
  readonly person: string;
  readonly link: string;
  readonly expiresAt: string;
}

/** A one-time link, and what to do with it. */
export function linkLines(io: Io, name: string, { person, link, expiresAt }: IssuedLink): readonly string[] {
  return [
    link,
    `It works once, until ${clockTime(io, expiresAt)}. Hand it to ${name} (${person}) over a way you trust.`,
    `They run: muster sign-in LINK`,
  ].map(printable);
}

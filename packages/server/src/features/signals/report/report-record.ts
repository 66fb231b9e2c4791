import { z } from 'zod';

/** A file that came with a report: content of its own, named from within the report's content. */
const attachment = z.strictObject({
  content: z.uuid(),
  commitment: z.hex().length(64),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
});
export type Attachment = z.infer<typeof attachment>;

/** What somebody said on the public form. This is the content of its signal, and is destroyed with it. */
export const reportContent = z.strictObject({
  kind: z.enum(['report', 'note']),
  description: z.string(),
  contact: z.string().nullable(),
  attachments: z.array(attachment),
});

/** A report as the intake keeps it until it is a signal. `report` is a keyed digest of the tracking code. */
export const reportRecord = z.strictObject({
  report: z.string(),
  /** The report itself has the key of its report; each note one of its own. */
  key: z.string(),
  system: z.string().nullable(),
  said: reportContent,
});
export type ReportRecord = z.infer<typeof reportRecord>;

/** The source of such signals; nothing else may call itself so. */
export const reportSource = 'report';

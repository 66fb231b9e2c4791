import type { SignalGroup } from '@muster/engine';
import type { ContentReader } from '../../../platform/content/content-reader.ts';
import { contentValue } from '../title-of.ts';
import { reportContent, reportSource } from './report-record.ts';
import type { Attachment } from './report-record.ts';

/** A file, and the id of the content that names it. */
export interface NamedAttachment extends Attachment {
  readonly said: string;
}

/** The files of a group of reports. What other sources call an attachment is none: they could name any content. */
export async function attachmentsOf(
  reader: Pick<ContentReader, 'texts'>,
  organisation: string,
  { source, signals }: SignalGroup,
): Promise<readonly NamedAttachment[]> {
  if (source !== reportSource) return [];
  const refs = Object.values(signals).map((signal) => signal.content);
  const texts = await reader.texts(organisation, refs);
  return [...texts].flatMap(([said, text]) => {
    const read = reportContent.safeParse(text === null ? null : contentValue(text));
    return read.success ? read.data.attachments.map((each) => ({ ...each, said })) : [];
  });
}

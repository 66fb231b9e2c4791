export interface ToCompose {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for each attempt of one message. */
  readonly key: string;
  /** No person wrote it, and no program is to answer it (RFC 3834). */
  readonly isAutomatic: boolean;
}

/** A message as it goes over the wire (RFC 5322): one text in UTF-8, as base64, so that no server on the way touches it. */
export async function composeMail({
  from,
  to,
  subject,
  text,
  key,
  isAutomatic,
}: ToCompose): Promise<{ readonly bytes: Uint8Array; readonly messageId: string }> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const messageId = `<${key}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const composed = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text: { content: text, contentTransferEncoding: 'base64' },
    messageId,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(isAutomatic ? { headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } } : {}),
  });
  return { bytes: await composed.compile().build(), messageId };
}

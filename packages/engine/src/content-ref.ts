import { z } from 'zod';

/**
 * What an event holds in place of free text, names, titles and files: the id of an item of content that can be
 * destroyed, and a commitment to it, SHA-256(salt ‖ bytes), whose 32-byte salt is destroyed with it.
 */
export const contentRef = z.strictObject({
  ref: z.literal('content'),
  id: z.uuid(),
  commitment: z.hex().length(64),
  bytes: z.int().min(0),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
});
export type ContentRef = Readonly<z.infer<typeof contentRef>>;

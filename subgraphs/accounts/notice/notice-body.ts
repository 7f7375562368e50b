import { roles } from '@konstruct/schema/permissions';
import { z } from 'zod';

const role = z
  .string()
  .transform((name) => name.toUpperCase())
  .pipe(z.enum(roles));

/** What a service sends to have members of a company told something. */
export const noticeBody = z.object({
  /** Made by the sender, one per notice: a repeat is not sent again. */
  noticeId: z.uuid(),
  roles: z.array(role).min(1),
  subject: z.string().min(1).max(200),
  paragraphs: z.array(z.string()).min(1),
  link: z
    .object({
      label: z.string().min(1),
      /** A path of the portal; nothing that a browser would take for another host. */
      path: z.string().regex(/^\/(?![/\\])/),
    })
    .nullable(),
});

import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';
import { type Role, roles } from '../permissions.ts';

/** A company was created. */
export const tenantCreated = defineMessage('accounts.tenant_created', ['billing'], z.object({ version: z.int() }));

/** A company was created, or its name or time zone changed. A reader applies newer versions only. */
export const tenantUpdated = defineMessage(
  'accounts.tenant_updated',
  ['agents', 'usage'],
  z.object({ version: z.int(), name: z.string(), timeZone: z.string().min(1) }),
);

/** As the table of permissions spells it. Publishers of earlier releases wrote it in lower case, which is still read. */
const role = z
  .string()
  .transform((name) => name.toUpperCase())
  .pipe(z.enum(roles)) as z.ZodType<Role, Role>;

/** Members of a company are to be told something by mail. Any service may ask for it. */
export const noticeRequested = defineMessage(
  'accounts.notice_requested',
  ['accounts'],
  z.object({
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
  }),
);

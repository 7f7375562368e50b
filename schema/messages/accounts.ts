import { defineMessage } from '@konstruct/kit/messages';
import { z } from 'zod';
import { type Role, roles } from '../permissions.ts';

/** A company was created. */
export const tenantCreated = defineMessage('accounts.tenant_created', ['billing'], z.object({ version: z.int() }));

/** A company was created, or its name or time zone changed. A reader applies only newer versions. */
export const tenantUpdated = defineMessage(
  'accounts.tenant_updated',
  ['agents', 'usage'],
  z.object({ version: z.int(), name: z.string(), timeZone: z.string().min(1) }),
);

/**
 * As spelled in the permission table. Publishers of earlier releases wrote it in lower case, which is still accepted.
 */
const role = z
  .string()
  .transform((name) => name.toUpperCase())
  .pipe(z.enum(roles)) as z.ZodType<Role, Role>;

/** A service requests a mail to members of a company. Any service may publish it. */
export const noticeRequested = defineMessage(
  'accounts.notice_requested',
  ['accounts'],
  z.object({
    /** Created by the sender, one per notice: a repeat is not sent again. */
    noticeId: z.uuid(),
    roles: z.array(role).min(1),
    subject: z.string().min(1).max(200),
    paragraphs: z.array(z.string()).min(1),
    link: z
      .object({
        label: z.string().min(1),
        /** A path of the portal; nothing that a browser could take for another host. */
        path: z.string().regex(/^\/(?![/\\])/),
      })
      .nullable(),
  }),
);

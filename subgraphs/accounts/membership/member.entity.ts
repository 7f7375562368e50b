import { keyedTenantTable, p } from '@konstruct/kit/database';
import { roles } from '@konstruct/schema/permissions';
import { listedByDirectoryAndGateway } from './cross-tenant-reads.ts';

const MemberSchema = keyedTenantTable({
  schema: 'accounts',
  name: 'Member',
  table: 'members',
  properties: {
    userId: p.uuid().primary().index(),
    role: p.enum([...roles]),
  },
  policies: listedByDirectoryAndGateway,
});

/** An operator's membership in a company. */
export class Member extends MemberSchema.class {}

MemberSchema.setClass(Member);

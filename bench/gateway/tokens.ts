import { apiTokenDigest, mintApiToken } from '@konstruct/kit/identity';
import { newId } from '@konstruct/kit/database';
import { Client } from 'pg';

const insert = `
insert into accounts.api_tokens (tenant_id, id, name, scopes, digest, last_four, created_by_id, created_by_name, created_at)
select "tenantId", id, 'bench', '{tenant:read}', digest, "lastFour", id, 'bench', now()
from json_to_recordset($1::json) as t("tenantId" uuid, id uuid, digest text, "lastFour" text)`;

/** Issues API tokens in the database: a gateway of many tenants never sees the same caller twice in a row. */
export async function issueTokens(ownerUrl: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => mintApiToken());
  const rows = tokens.map((token) => ({
    tenantId: newId(),
    id: newId(),
    digest: apiTokenDigest(token),
    lastFour: token.slice(-4),
  }));
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(insert, [JSON.stringify(rows)]);
  await owner.end();
  return tokens;
}

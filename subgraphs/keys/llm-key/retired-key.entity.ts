import { directoryTable, p } from '@konstruct/kit/database';

/**
 * A vault key that seals nothing any more, for good. Read by `hold_vault_key`, which every transaction that writes a
 * seal calls.
 */
const RetiredKeySchema = directoryTable({
  schema: 'keys',
  name: 'RetiredKey',
  table: 'retired_vault_keys',
  properties: {
    keyId: p.text().primary(),
  },
});

export class RetiredKey extends RetiredKeySchema.class {}
RetiredKeySchema.setClass(RetiredKey);

import { directoryTable, p } from '@konstruct/kit/database';

/**
 * A vault key that seals nothing any more, permanently. Read by `hold_vault_key`, which every writer of a seal calls.
 */
const RetiredKeySchema = directoryTable({
  schema: 'channels',
  name: 'RetiredKey',
  table: 'retired_vault_keys',
  properties: {
    keyId: p.text().primary(),
  },
});

export class RetiredKey extends RetiredKeySchema.class {}
RetiredKeySchema.setClass(RetiredKey);

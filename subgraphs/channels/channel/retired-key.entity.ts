import { directoryTable, p } from '@konstruct/kit/database';

/** A key of the vault that nothing is sealed with any more, for good. Read by `hold_vault_key`, which every writer of a seal asks. */
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

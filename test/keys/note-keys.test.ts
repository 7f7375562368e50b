import { newId, openDatabase, openDirectory } from '@konstruct/kit/database';
import { createTestDatabase } from '@konstruct/kit/testing';
import { createSealer, noteSealedKeys } from '@konstruct/kit/vault';
import { database as channelsTables } from '@konstruct/channels/database';
import { database as keysTables } from '@konstruct/keys/database';
import { expect, test } from 'vitest';
import { newRings } from './command.ts';
import { fillSealed, readSealed, sealedColumns } from './sealed-rows.ts';

const header = (text: string) => Buffer.from(text).toString('base64url');
/** Texts that begin like a seal and are not seals. */
const noSeals = [
  'x',
  'eyJ.',
  'eyJhbGciOiJ.a.b.c.d',
  `${header('{"kid":')}.a.b.c.d`,
  `${header('{"kid":7}')}.a.b.c.d`,
  `${header('{"alg":"none"}')}.a.b.c.d`,
  `${header('{"kid":"a\\u0000b"}')}.a.b.c.d`,
  `${header('{"kid":"\\ud800"}')}.a.b.c.d`,
  `eyJ${Buffer.from([0xff, 0xfe]).toString('base64url')}.a.b.c.d`,
];

test.each(sealedColumns.map((column) => [`${column.table}.${column.column}`, column] as const))(
  'keys are noted beside the seals of %s, whatever else stands there: that is left as it is',
  async (_name, column) => {
    const database = await createTestDatabase();
    const tables = column.table.startsWith('keys') ? keysTables : channelsTables;
    const stores = {
      database: await openDatabase(tables, database.connection),
      directory: await openDirectory(tables, database.connection),
    };
    try {
      const sealing = createSealer(newRings('1').llm[0]?.publicJwk ?? '');
      const tenantIds = [newId(), newId()];
      await fillSealed(database, { column, sealer: sealing, tenantIds, countEach: 205 }, false);
      const rows = await readSealed(database, column);
      for (const [at, text] of noSeals.entries())
        await database.query(`update ${column.table} set ${column.column} = $1 where ${column.id}::text = $2`, [
          text,
          rows[at]?.id,
        ]);
      await noteSealedKeys(stores, [column]);
      await noteSealedKeys(stores, [column]);
      const after = await readSealed(database, column);
      expect(
        after
          .filter(({ noted }) => noted === null)
          .map(({ sealed }) => sealed)
          .toSorted(),
      ).toEqual(noSeals.toSorted());
      expect(after.filter(({ noted }) => noted === 'llm-1')).toHaveLength(410 - noSeals.length);
    } finally {
      await Promise.all([stores.database.close(), stores.directory.close()]);
      await database.drop();
    }
  },
);

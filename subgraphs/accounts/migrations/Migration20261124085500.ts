import { Migration } from '@mikro-orm/migrations';

/**
 * Moves the function to a schema outside those that entities describe: the next migration would drop anything in those
 * that belongs to no entity.
 */
export class Migration20261124085500 extends Migration {
  override name = 'Migration20261124085500';

  override up(): void {
    this.addSql(`create schema accounts_functions;`);
    this.addSql(`grant usage on schema accounts_functions to konstruct_gateway;`);
    this.addSql(`alter function accounts_directory.note_token_use(uuid, uuid) set schema accounts_functions;`);
  }

  override down(): void {
    this.addSql(`alter function accounts_functions.note_token_use(uuid, uuid) set schema accounts_directory;`);
    this.addSql(`drop schema accounts_functions;`);
  }
}

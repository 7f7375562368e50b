import { OnlineMigration } from '@konstruct/kit/database';

/** Kinds of channels are held by the list of vendors: a new one needs no change of a table. */
export class Migration20261130054500 extends OnlineMigration {
  override name = 'Migration20261130054500';

  override async up(): Promise<void> {
    await this.run('alter table channels.channels drop constraint if exists channels_kind_check');
  }
}

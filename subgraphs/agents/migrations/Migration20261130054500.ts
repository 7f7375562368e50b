import { OnlineMigration } from '@konstruct/kit/database';

/** The schema of the incoming messages checks kinds of channels: a new kind needs no change of a table. */
export class Migration20261130054500 extends OnlineMigration {
  override name = 'Migration20261130054500';

  override async up(): Promise<void> {
    await this.run('alter table agents.conversations drop constraint if exists conversations_channel_kind_check');
    await this.run('alter table agents.known_channels drop constraint if exists known_channels_kind_check');
    await this.run('alter table agents.runs drop constraint if exists runs_channel_kind_check');
  }
}

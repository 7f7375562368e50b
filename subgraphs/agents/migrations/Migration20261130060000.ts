import { OnlineMigration } from '@konstruct/kit/database';

/** For how long a provider has failed for a message: such tries end. */
export class Migration20261130060000 extends OnlineMigration {
  override name = 'Migration20261130060000';

  override async up(): Promise<void> {
    await this.run(`alter table agents.messages add column if not exists away_count int not null default 0,
      add column if not exists away_since timestamptz(3) null`);
  }
}

import { OnlineMigration } from '@konstruct/kit/database';

/** Records how long a provider has been failing for a message, so that the retries end. */
export class Migration20261130060000 extends OnlineMigration {
  override name = 'Migration20261130060000';

  override async up(): Promise<void> {
    await this.run(`alter table agents.messages add column if not exists away_count int not null default 0,
      add column if not exists away_since timestamptz(3) null`);
  }
}

import { OnlineMigration } from '@konstruct/kit/database';

/** When a company last claimed a workspace: a claim that its process did not finish is given away later. */
export class Migration20261130180000 extends OnlineMigration {
  override name = 'Migration20261130180000';

  override async up(): Promise<void> {
    await this.run(
      'alter table channels_directory.slack_workspaces add column if not exists claimed_at timestamptz null',
    );
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261129175427 extends Migration {

  override name = 'Migration20261129175427';

  override up(): void | Promise<void> {
    this.addSql(`create policy "count_waiting" on "agents"."messages" for select to "konstruct_worker" using (answer_state = 'WAITING');`);
    // The queue's role reads why a message waits, but neither its tenant nor its text.
    this.addSql(`grant usage on schema agents to konstruct_worker;`);
    this.addSql(`grant select (answer_state, waiting_cause) on agents.messages to konstruct_worker;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`revoke select (answer_state, waiting_cause) on agents.messages from konstruct_worker;`);
    this.addSql(`revoke usage on schema agents from konstruct_worker;`);
    this.addSql(`drop policy "count_waiting" on "agents"."messages";`);
  }

}

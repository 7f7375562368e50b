import { OnlineMigration } from '@konstruct/kit/database';

const states = "answer_state in ('PENDING', 'ANSWERED', 'WAITING', 'NOT_ANSWERED', 'SET_ASIDE', 'DISMISSED')";
const causes = `waiting_cause in ('BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT', 'REFUSED', 'NO_ANSWER', 'TOO_LONG', 'TOO_LATE')`;

/** Messages that will get no answer move to the dead-letter queue, where a member decides. */
export class Migration20261129230500 extends OnlineMigration {
  override name = 'Migration20261129230500';

  override async up(): Promise<void> {
    await this.run(`alter table agents.messages add column if not exists is_cut boolean not null default false,
      add column if not exists try_count int not null default 0, add column if not exists resolution_keys text[] not null default '{}'`);
    await this.run(`alter table agents.conversations add column if not exists remedy text null,
      add column if not exists answerable_until timestamptz(3) null`);
    await this.replaceCheck('agents.conversations', 'conversations_remedy_check', "remedy in ('SHORTER', 'ONE', 'ALONE')");
    await this.replaceCheck('agents.messages', 'messages_answer_state_check', states);
    await this.replaceCheck('agents.messages', 'messages_waiting_cause_check', causes);
    await this.createIndex('messages_unresolved', `on agents.messages (tenant_id, id) where answer_state in ('WAITING', 'SET_ASIDE')`);
    await this.dropIndex('agents.messages_waiting');
    await this.run(`alter policy count_waiting on agents.messages using (answer_state in ('WAITING', 'SET_ASIDE'))`);
  }
}

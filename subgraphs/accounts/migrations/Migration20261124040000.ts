import { Migration } from '@mikro-orm/migrations';

/**
 * How the gateway resolves identity: through two views that run with the caller's permissions, over columns that are
 * granted one by one. The gateway's role reads no other column of any table.
 */
export class Migration20261124040000 extends Migration {
  override name = 'Migration20261124040000';

  override up(): void {
    this.addSql(`grant usage on schema accounts to konstruct_accounts_directory;`);
    this.addSql(`grant select (tenant_id, user_id, role) on accounts.members to konstruct_accounts_directory;`);
    this.addSql(`grant select (tenant_id, name, created_at) on accounts.tenants to konstruct_accounts_directory;`);

    this.addSql(`create view accounts_directory.sessions_view with (security_invoker = true) as
      select s.token, s.id as session_id, u.id as user_id, u.name as user_name, u.email as user_email, u.email_verified, s.expires_at
      from accounts_directory.sessions s join accounts_directory.users u on u.id = s.user_id;`);
    this.addSql(`create view accounts_directory.members_view with (security_invoker = true) as
      select tenant_id, user_id, role from accounts.members;`);

    this.addSql(`grant usage on schema accounts, accounts_directory to konstruct_gateway;`);
    this.addSql(`grant select (id, token, user_id, expires_at) on accounts_directory.sessions to konstruct_gateway;`);
    this.addSql(`grant select (id, name, email, email_verified) on accounts_directory.users to konstruct_gateway;`);
    this.addSql(`grant select (tenant_id, user_id, role) on accounts.members to konstruct_gateway;`);
    this.addSql(`grant select on accounts_directory.sessions_view, accounts_directory.members_view to konstruct_gateway;`);
  }

  override down(): void {
    this.addSql(`drop view accounts_directory.members_view;`);
    this.addSql(`drop view accounts_directory.sessions_view;`);
    this.addSql(`revoke all on accounts.members from konstruct_gateway, konstruct_accounts_directory;`);
    this.addSql(`revoke all on accounts.tenants from konstruct_accounts_directory;`);
    this.addSql(`revoke all on accounts_directory.sessions, accounts_directory.users from konstruct_gateway;`);
    this.addSql(`revoke usage on schema accounts from konstruct_accounts_directory;`);
    this.addSql(`revoke usage on schema accounts, accounts_directory from konstruct_gateway;`);
  }
}

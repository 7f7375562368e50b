import { Migration } from '@mikro-orm/migrations';

/**
 * Stores sessions by the digest of their token, as `sessionDigest` of kit/identity creates it. Signed-in operators stay
 * signed in.
 */
export class Migration20261124060000 extends Migration {
  override name = 'Migration20261124060000';

  override up(): void {
    this.addSql(`alter table accounts_directory.sessions rename column token to token_digest;`);
    this.addSql(`alter table accounts_directory.sessions rename constraint sessions_token_unique to sessions_token_digest_unique;`);
    this.addSql(`alter view accounts_directory.sessions_view rename column token to token_digest;`);
    this.addSql(`update accounts_directory.sessions set token_digest =
      rtrim(translate(encode(sha256(convert_to(token_digest, 'UTF8')), 'base64'), '+/', '-_'), '=');`);
  }

  /** A token cannot be derived from its digest: every operator has to sign in again. */
  override down(): void {
    this.addSql(`delete from accounts_directory.sessions;`);
    this.addSql(`alter view accounts_directory.sessions_view rename column token_digest to token;`);
    this.addSql(`alter table accounts_directory.sessions rename constraint sessions_token_digest_unique to sessions_token_unique;`);
    this.addSql(`alter table accounts_directory.sessions rename column token_digest to token;`);
  }
}

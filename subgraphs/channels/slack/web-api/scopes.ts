/** Slack ignores a custom author without this scope, so we do not send one. */
export const authorNameScope = 'chat:write.customize';

/** What we ask a workspace for, chosen once: a workspace that has granted less must install again to grant more. */
export const slackScopes = [
  // Hear messages that name the employee.
  'app_mentions:read',
  // Answer.
  'chat:write',
  // Answer under the employee's own name, where one app serves several.
  authorNameScope,
  // Hear direct messages.
  'im:history',
  // Open the direct conversation that the test message goes to.
  'im:write',
  // Call people by their names.
  'users:read',
  // Hear replies in threads the employee takes part in, in public and private channels that it was invited to.
  'channels:history',
  'groups:history',
  // See in a message which files people attach.
  'files:read',
  // See in the event of our own post which message it is, where its outcome was unknown.
  'metadata.message:read',
] as const;

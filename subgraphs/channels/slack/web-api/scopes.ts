/** Without this scope Slack ignores a custom author, so we do not send one. */
export const authorNameScope = 'chat:write.customize';

/**
 * The scopes we ask a workspace for, chosen once: a workspace that has granted fewer must install again to grant more.
 */
export const slackScopes = [
  // Receive messages that mention the employee.
  'app_mentions:read',
  // Send answers.
  'chat:write',
  // Answer under the employee's own name when one app serves several.
  authorNameScope,
  // Receive direct messages.
  'im:history',
  // Open the direct conversation that the test message goes to.
  'im:write',
  // Read people's names.
  'users:read',
  // Receive replies in threads that the employee takes part in, in public and private channels that it was invited to.
  'channels:history',
  'groups:history',
  // See which files people attach to a message.
  'files:read',
  // Identify our own post by its event when its outcome was unknown.
  'metadata.message:read',
] as const;

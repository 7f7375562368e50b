/** The bot scopes that this sandbox supports, in the words of Slack's consent page. */
export const BOT_SCOPES: Record<string, string> = {
  'app_mentions:read': 'View messages that directly mention @Konstruct in conversations that the app is in',
  'channels:history': 'View messages and other content in public channels that Konstruct has been added to',
  'channels:join': 'Join public channels in the workspace',
  'channels:read': 'View basic information about public channels in the workspace',
  'chat:write': 'Send messages as Konstruct',
  'chat:write.customize': 'Send messages as Konstruct with a customized username and avatar',
  'chat:write.public': "Send messages to channels Konstruct isn't a member of",
  'files:read': 'View files shared in channels and conversations that Konstruct has been added to',
  'groups:history': 'View messages and other content in private channels that Konstruct has been added to',
  'groups:read': 'View basic information about private channels that Konstruct has been added to',
  'im:history': 'View messages and other content in direct messages that Konstruct has been added to',
  'im:read': 'View basic information about direct messages that Konstruct has been added to',
  'im:write': 'Start direct messages with people',
  'metadata.message:read': 'View the metadata of messages in channels that Konstruct has been added to',
  'mpim:history': 'View messages and other content in group direct messages that Konstruct has been added to',
  'reactions:read': 'View emoji reactions in conversations that Konstruct has been added to',
  'reactions:write': 'Add and edit emoji reactions',
  'team:read': 'View the name, email domain, and icon for workspaces Konstruct is connected to',
  'users:read': 'View people in the workspace',
  'users:read.email': 'View email addresses of people in the workspace',
};

/** Splits Slack's comma-separated list. Like Slack, it tolerates spaces. */
export function splitScopes(list: string): string[] {
  return [...new Set(list.split(/[,\s]+/).filter((scope) => scope !== ''))];
}

import { APP, type Human, type Team } from '../workspace.ts';
import { refuse, type Method } from './method.ts';

/** `auth.test`. */
export const authTest: Method = {
  scopes: [],
  run: ({ team }) => ({
    ok: true,
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: APP.name.toLowerCase(),
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    is_enterprise_install: false,
  }),
};

/** `users.info`. */
export const userInfo: Method = {
  scopes: ['users:read'],
  run: ({ args, team, install }) => {
    const human = team.humans.find((one) => one.id === args['user']);
    const isBot = args['user'] === team.botUserId;
    if (human === undefined && !isBot) return refuse('user_not_found');
    return { ok: true, user: human === undefined ? describeBot(team) : describe(team, human, install.scopes) };
  },
};

/** `users.list`. */
export const userList: Method = {
  scopes: ['users:read'],
  run: ({ team, install }) => ({
    ok: true,
    members: [...team.humans.map((human) => describe(team, human, install.scopes)), describeBot(team)],
    cache_ts: 0,
    response_metadata: { next_cursor: '' },
  }),
};

/** `team.info`. */
export const teamInfo: Method = {
  scopes: ['team:read'],
  run: ({ team }) => ({
    ok: true,
    team: {
      id: team.id,
      name: team.name,
      domain: team.domain,
      url: `https://${team.domain}.slack.com/`,
      email_domain: `${team.domain}.example`,
      icon: { image_default: true },
    },
  }),
};

function describe(team: Team, human: Human, scopes: string[]): Record<string, unknown> {
  const email = scopes.includes('users:read.email') ? { email: `${human.name}@${team.domain}.example` } : {};
  return {
    id: human.id,
    team_id: team.id,
    name: human.name,
    deleted: false,
    real_name: human.realName,
    tz: human.timeZone,
    is_bot: false,
    is_app_user: false,
    is_admin: human.title === 'Founder',
    is_owner: human.title === 'Founder',
    profile: { real_name: human.realName, display_name: human.name, title: human.title, team: team.id, ...email },
  };
}

function describeBot(team: Team): Record<string, unknown> {
  return {
    id: team.botUserId,
    team_id: team.id,
    name: APP.name.toLowerCase(),
    deleted: false,
    real_name: APP.name,
    is_bot: true,
    is_app_user: false,
    profile: { real_name: APP.name, display_name: APP.name, api_app_id: APP.id, bot_id: team.botId, team: team.id },
  };
}

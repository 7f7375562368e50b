import { secretList } from '@konstruct/kit/process';
import { z } from 'zod';
import type { VendorEnv, VendorSettings } from '../vendor.port.ts';

const shape = {
  /** All three or none: without them no one can connect a workspace. */
  SLACK_CLIENT_ID: z.string().default(''),
  SLACK_CLIENT_SECRET: z.string().default(''),
  /** Several, separated by commas, while one replaces another. */
  SLACK_SIGNING_SECRET: secretList,
  SLACK_API_URL: z.url().default('https://slack.com/api/'),
  SLACK_AUTHORIZE_URL: z.url().default('https://slack.com/oauth/v2/authorize'),
};

const credentials = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET'] as const;

export type SlackShape = typeof shape;

export const slackEnv: VendorEnv<SlackShape> = {
  shape,
  required: credentials,
  addresses: ['SLACK_API_URL', 'SLACK_AUTHORIZE_URL'],
  check(env) {
    const missing = credentials.filter((name) => env[name].length === 0);
    // A half-configured Slack would connect and then receive nothing, or trust every caller.
    if (missing.length > 0 && missing.length < credentials.length)
      throw new Error(
        `The environment is not complete.\n  ${missing.join(', ')}: set it too, or switch Slack off with SLACK=off.`,
      );
  },
};

/** Whether workspaces can be connected: Slack is on, and its app is known. */
export const isConfigured = ({ isOn, SLACK_CLIENT_ID: clientId }: VendorSettings<SlackShape>): boolean =>
  isOn && clientId !== '';

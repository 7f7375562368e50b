import type { ChannelVendor } from '../vendor.ts';
import ConnectSlack from './ConnectSlack.svelte';
import { slackReturnOf } from './slack-return.ts';
import SlackCard from './SlackCard.svelte';
import SlackMark from './SlackMark.svelte';
import SlackTest from './SlackTest.svelte';

export const slack: ChannelVendor = {
  Mark: SlackMark,
  lead: 'In Slack colleagues mention your AI employee or write to it directly.',
  needs: 'a Slack workspace',
  whom: 'your Slack admin',
  takes: 'two minutes for Slack',
  Card: SlackCard,
  Connect: ConnectSlack,
  disconnecting: 'Your AI employees receive and send nothing there any more, and the access is revoked at Slack.',
  Test: SlackTest,
  returnedFrom: slackReturnOf,
};

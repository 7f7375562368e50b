import type { ChannelVendor } from '../vendor.ts';
import ConnectSlack from './ConnectSlack.svelte';
import { slackReturnOf } from './slack-return.ts';
import SlackCard from './SlackCard.svelte';
import SlackMark from './SlackMark.svelte';
import SlackTest from './SlackTest.svelte';
import { text } from './text.ts';

export const slack: ChannelVendor = {
  Mark: SlackMark,
  lead: text.lead,
  needs: text.needs,
  whom: text.whom,
  takes: text.takes,
  Card: SlackCard,
  Connect: ConnectSlack,
  disconnecting: text.disconnecting,
  Test: SlackTest,
  returnedFrom: slackReturnOf,
};

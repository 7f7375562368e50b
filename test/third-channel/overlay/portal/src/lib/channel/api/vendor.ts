import TestPanel from '../TestPanel.svelte';
import type { ChannelVendor } from '../vendor.ts';
import ApiCard from './ApiCard.svelte';
import ApiMark from './ApiMark.svelte';
import ConnectApi from './ConnectApi.svelte';

export const api: ChannelVendor = {
  Mark: ApiMark,
  lead: 'Over the API your own programs write to your AI employee.',
  needs: 'a program of your own',
  whom: 'a developer',
  takes: 'an hour for the API',
  Card: ApiCard,
  Connect: ConnectApi,
  disconnecting: 'Your AI employees receive and send nothing there any more.',
  Test: TestPanel,
};

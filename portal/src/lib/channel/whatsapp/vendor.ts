import type { ChannelVendor } from '../vendor.ts';
import ConnectWhatsApp from './ConnectWhatsApp.svelte';
import SetUpLink from './SetUpLink.svelte';
import WhatsAppCard from './WhatsAppCard.svelte';
import WhatsAppFacts from './WhatsAppFacts.svelte';
import WhatsAppMark from './WhatsAppMark.svelte';
import WhatsAppTest from './WhatsAppTest.svelte';
import { text } from './text.ts';

export const whatsApp: ChannelVendor = {
  Mark: WhatsAppMark,
  lead: text.lead,
  needs: text.needs,
  whom: text.whom,
  takes: text.takes,
  Card: WhatsAppCard,
  Connect: ConnectWhatsApp,
  waiting: text.waiting,
  Facts: WhatsAppFacts,
  SetUp: SetUpLink,
  chatUrl: ({ whatsApp: number }) => number?.chatUrl,
  disconnecting: text.disconnecting,
  Test: WhatsAppTest,
};

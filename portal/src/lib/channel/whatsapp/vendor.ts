import type { ChannelVendor } from '../vendor.ts';
import ConnectWhatsApp from './ConnectWhatsApp.svelte';
import SetUpLink from './SetUpLink.svelte';
import WhatsAppCard from './WhatsAppCard.svelte';
import WhatsAppFacts from './WhatsAppFacts.svelte';
import WhatsAppMark from './WhatsAppMark.svelte';
import WhatsAppTest from './WhatsAppTest.svelte';

export const whatsApp: ChannelVendor = {
  Mark: WhatsAppMark,
  lead: 'On WhatsApp customers write to your company’s number.',
  needs: 'a phone number for WhatsApp',
  whom: 'whoever manages your Meta business',
  takes: '15 minutes for WhatsApp',
  Card: WhatsAppCard,
  Connect: ConnectWhatsApp,
  waiting: 'Nothing has arrived yet. Finish at Meta, and say hi from a phone: then this turns green.',
  Facts: WhatsAppFacts,
  SetUp: SetUpLink,
  chatUrl: ({ whatsApp: number }) => number?.chatUrl,
  disconnecting:
    'Your AI employees receive and send nothing there any more. Meta stops handing over messages, and the token and app secret are forgotten here: delete the token at Meta too if nothing else uses it.',
  Test: WhatsAppTest,
};

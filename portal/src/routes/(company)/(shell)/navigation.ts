import { route } from '#lib/route.ts';
import type { IconName } from '#lib/ui/icons.ts';

export interface Place {
  href: string;
  label: string;
  icon: IconName;
  /** Who may not read it does not see it. */
  permission: string;
}

export const places: readonly { title: string; places: readonly Place[] }[] = [
  {
    title: 'Work',
    places: [
      { href: route.overview(), label: 'Overview', icon: 'overview', permission: 'tenant:read' },
      { href: route.employees(), label: 'AI employees', icon: 'employee', permission: 'agents:read' },
      { href: route.conversations(), label: 'Conversations', icon: 'conversation', permission: 'conversations:read' },
      { href: route.waiting(), label: 'Waiting messages', icon: 'waiting', permission: 'conversations:read' },
      { href: route.undelivered(), label: 'Undelivered messages', icon: 'alert', permission: 'conversations:read' },
    ],
  },
  {
    title: 'Connections',
    places: [
      { href: route.channels(), label: 'Channels', icon: 'channel', permission: 'channels:read' },
      { href: route.keys(), label: 'AI provider keys', icon: 'key', permission: 'keys:read' },
    ],
  },
  {
    title: 'Money',
    places: [
      { href: route.usage(), label: 'Usage', icon: 'usage', permission: 'usage:read' },
      { href: route.billing(), label: 'Billing', icon: 'billing', permission: 'billing:read' },
    ],
  },
  {
    title: 'Company',
    places: [
      { href: route.team(), label: 'Team', icon: 'team', permission: 'members:read' },
      { href: route.apiTokens(), label: 'API tokens', icon: 'code', permission: 'tokens:manage' },
      { href: route.settings(), label: 'Settings', icon: 'settings', permission: 'tenant:read' },
    ],
  },
];

import { route } from '#lib/route.ts';
import type { IconName } from '#lib/ui/icons.ts';
import { text } from './text.ts';

const { navigation: names } = text;

interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** An operator without this permission does not see the item. */
  permission: string;
}

export const navigation: readonly { title: string; items: readonly NavItem[] }[] = [
  {
    title: names.work,
    items: [
      { href: route.overview(), label: names.overview, icon: 'overview', permission: 'tenant:read' },
      { href: route.employees(), label: names.employees, icon: 'employee', permission: 'agents:read' },
      {
        href: route.conversations(),
        label: names.conversations,
        icon: 'conversation',
        permission: 'conversations:read',
      },
      { href: route.waiting(), label: names.waiting, icon: 'waiting', permission: 'conversations:read' },
      { href: route.undelivered(), label: names.undelivered, icon: 'alert', permission: 'conversations:read' },
    ],
  },
  {
    title: names.connections,
    items: [
      { href: route.channels(), label: names.channels, icon: 'channel', permission: 'channels:read' },
      { href: route.keys(), label: names.keys, icon: 'key', permission: 'keys:read' },
    ],
  },
  {
    title: names.costs,
    items: [
      { href: route.usage(), label: names.usage, icon: 'usage', permission: 'usage:read' },
      { href: route.billing(), label: names.billing, icon: 'billing', permission: 'billing:read' },
    ],
  },
  {
    title: names.company,
    items: [
      { href: route.team(), label: names.team, icon: 'team', permission: 'members:read' },
      { href: route.apiTokens(), label: names.apiTokens, icon: 'code', permission: 'tokens:manage' },
      { href: route.settings(), label: names.settings, icon: 'settings', permission: 'tenant:read' },
    ],
  },
];

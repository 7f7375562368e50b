import type { TokenScope } from '@konstruct/schema/permissions';
import { allChannels } from '#lib/channel/all-channels.ts';
import { text } from './text.ts';

type Group = keyof typeof text.groups;

interface ScopeView {
  readonly group: Group;
  readonly label: string;
  readonly hint: string;
  /** No part of the API requires it yet, so it is not offered. */
  readonly isAhead?: true;
}

const { scopes: words } = text;

/** Every scope as an operator sees it. A new scope in the permission table does not compile until it has a text. */
const views: Readonly<Record<TokenScope, ScopeView>> = {
  'tenant:read': { group: 'company', ...words['tenant:read'] },
  'members:read': { group: 'company', ...words['members:read'] },
  'usage:read': { group: 'company', ...words['usage:read'] },
  'budgets:manage': { group: 'company', ...words['budgets:manage'] },
  'billing:read': { group: 'company', ...words['billing:read'] },
  'audit:read': { group: 'company', ...words['audit:read'], isAhead: true },
  'agents:read': { group: 'employees', ...words['agents:read'] },
  'agents:manage': { group: 'employees', ...words['agents:manage'] },
  'conversations:read': { group: 'employees', ...words['conversations:read'] },
  'conversations:reply': { group: 'employees', ...words['conversations:reply'] },
  'channels:read': {
    group: 'connections',
    label: words['channels:read'].label,
    hint: words['channels:read'].hint(allChannels),
  },
  'channels:manage': { group: 'connections', ...words['channels:manage'] },
  'keys:read': { group: 'connections', ...words['keys:read'] },
  'keys:manage': { group: 'connections', ...words['keys:manage'] },
  'webhooks:manage': { group: 'connections', ...words['webhooks:manage'], isAhead: true },
};

export interface Scope extends ScopeView {
  readonly name: TokenScope;
}

const scopes: readonly Scope[] = (Object.keys(views) as TokenScope[]).map((name) => ({ name, ...views[name] }));

/** The scopes on offer, in groups. */
export const scopeGroups = (Object.keys(text.groups) as Group[]).map((own) => ({
  title: text.groups[own],
  scopes: scopes.filter(({ group, isAhead }) => group === own && !isAhead),
}));

/** Every token has this scope. */
export const baseScope: TokenScope = 'tenant:read';

export const scopeLabel = (name: string): string => scopes.find((scope) => scope.name === name)?.label ?? name;

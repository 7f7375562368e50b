import type { TokenScope } from '@konstruct/schema/permissions';
import { allChannels } from '#lib/channel/all-channels.ts';

interface Words {
  readonly group: 'Company' | 'AI employees' | 'Connections';
  readonly label: string;
  readonly hint: string;
  /** Nothing of the API asks for it so far: it is not offered. */
  readonly isAhead?: true;
}

/** Every scope in the words of an operator: a new one in the permission table does not compile until it has some. */
const words: Readonly<Record<TokenScope, Words>> = {
  'tenant:read': { group: 'Company', label: 'Read the company', hint: 'Name, time zone and set-up. Part of every token.' },
  'members:read': { group: 'Company', label: 'Read the team', hint: 'Who belongs to the company, with which role.' },
  'usage:read': { group: 'Company', label: 'Read usage', hint: 'Tokens, messages, cost and budgets.' },
  'budgets:manage': { group: 'Company', label: 'Change budgets', hint: 'Limits of cost, and who is told of them.' },
  'billing:read': { group: 'Company', label: 'Read billing', hint: 'Plan, subscription and invoices. No token can change them.' },
  'audit:read': { group: 'Company', label: 'Read the audit log', hint: 'Who did what.', isAhead: true },
  'agents:read': { group: 'AI employees', label: 'Read AI employees', hint: 'Their settings and status.' },
  'agents:manage': { group: 'AI employees', label: 'Hire and change AI employees', hint: 'Create, change, pause and archive them.' },
  'conversations:read': { group: 'AI employees', label: 'Read conversations', hint: 'What contacts and AI employees wrote.' },
  'conversations:reply': {
    group: 'AI employees',
    label: 'Write in conversations',
    hint: 'Send answers again that did not arrive, have waiting messages tried again (which costs), or dismiss them.',
  },
  'channels:read': { group: 'Connections', label: 'Read channels', hint: `${allChannels}, and whether they work.` },
  'channels:manage': { group: 'Connections', label: 'Change channels', hint: 'Connect, test and disconnect them.' },
  'keys:read': { group: 'Connections', label: 'Read AI provider keys', hint: 'Labels and status. Never the key itself.' },
  'keys:manage': { group: 'Connections', label: 'Change AI provider keys', hint: 'Add and remove them.' },
  'webhooks:manage': { group: 'Connections', label: 'Change webhooks', hint: 'Addresses that are told of events.', isAhead: true },
};

export interface Scope extends Words {
  readonly name: TokenScope;
}

const scopes: readonly Scope[] = (Object.keys(words) as TokenScope[]).map((name) => ({ name, ...words[name] }));

/** What can be chosen, in groups. */
export const scopeGroups = (['Company', 'AI employees', 'Connections'] as const).map((title) => ({
  title,
  scopes: scopes.filter(({ group, isAhead }) => group === title && !isAhead),
}));

/** Part of every token. */
export const baseScope: TokenScope = 'tenant:read';

export const scopeLabel = (name: string): string => scopes.find((scope) => scope.name === name)?.label ?? name;

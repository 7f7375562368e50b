import type { Role } from '#generated/graphql.ts';
import { text } from './text.ts';

/** The portal's name for each role, and its purpose. Only the server decides what a role may do. */
export const roleWords: Readonly<Record<Role, { label: string; purpose: string }>> = text.roles;

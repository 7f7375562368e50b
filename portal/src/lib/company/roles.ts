import type { Role } from '#generated/graphql.ts';
import { text } from './text.ts';

/** Roles as the portal names them, and what each is for. Who may do what is decided by the server alone. */
export const roleWords: Readonly<Record<Role, { label: string; purpose: string }>> = text.roles;

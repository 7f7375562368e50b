import { readFiles } from '@konstruct/kit/process';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';

type Source = Readonly<Record<string, string | undefined>>;
export type Values = Readonly<Record<string, string>>;

export interface SetupSettings {
  /** Every variable that is set, including those from files. */
  readonly values: Values;
  /** Files that cannot be read, as `NAME_FILE: what to set`. */
  readonly unread: readonly string[];
  /** The recipient of the test mail; null: none is sent. */
  readonly mailTo: string | null;
}

export interface CheckResult {
  readonly what: string;
  /** What to fix; null when nothing is wrong. */
  readonly issue: string | null;
  /** A remark even when nothing is wrong. */
  readonly note?: string;
}

/** A check's name, and its result: what to fix, or null. */
export type Check = readonly [what: string, issue: Promise<string | null>];

/** How long an external system may take to answer. */
export const timeoutMs = 8_000;

/** All variables of an environment, with `NAME_FILE` read as `NAME`. Blank ones are left out. */
export function readValues(source: Source): { values: Values; issues: string[] } {
  const given = Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  const fromFiles = given.flatMap(([name]) => (name.endsWith('_FILE') ? [name.replace(/_FILE$/, '')] : []));
  const { values, issues } = readFiles(fromFiles, source);
  return {
    values: {
      ...Object.fromEntries(given),
      ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
    },
    issues,
  };
}

/** Whether an integration is on, by the name of its variable. */
export const isOn = ({ values }: SetupSettings, name: ChannelKind | 'BILLING') => values[name] !== 'off';

/** Calls an address of the product as the public reaches it; null when there is no answer. */
export async function ask({ values }: SetupSettings, path: string, init: RequestInit = {}): Promise<Response | null> {
  const publicUrl = values['PUBLIC_URL'] ?? '';
  if (!URL.canParse(publicUrl)) return null;
  return fetch(new URL(path, publicUrl), { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), ...init }).catch(
    () => null,
  );
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateVaultKey } from '@konstruct/kit/vault';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commonEnv, developmentMark, port, type ProductionRules, readEnv } from '../process/index.ts';

const right = {
  DATABASE_URL: 'postgres://localhost:5432/konstruct',
  DATABASE_PASSWORD: 'the password of a role in this test',
  IDENTITY_PUBLIC_KEY: '{}',
};
const issuesOf = (shape: z.ZodRawShape, source: Record<string, string | undefined>): string[] => {
  try {
    readEnv(shape, source);
    return [];
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};

describe('the environment', () => {
  test('is read, with what was left out as it usually is', () => {
    expect(readEnv({ ...commonEnv, PORT: port }, { ...right, PORT: '8080', OTHER: 'left alone' })).toEqual({
      ...right,
      PORT: 8080,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:4000',
      STOP_GRACE_SECONDS: 75,
      LOG_LEVEL: 'info',
      NODE_ENV: 'development',
    });
  });

  test('that is empty is told all it lacks at once, in sentences that say what to set', () => {
    expect(issuesOf({ ...commonEnv, PORT: port }, {})).toEqual([
      'DATABASE_URL: set it to postgres://HOST:PORT/DATABASE.',
      "DATABASE_PASSWORD: set it to the password of the service's role, as npm run make-env prints it.",
      "IDENTITY_PUBLIC_KEY: set it to the gateway's public key, a JWK.",
      'PORT: set it to a port, a number from 0 to 65535.',
    ]);
  });

  test('that is wrong is told what would be right, and nothing of what was set', () => {
    const wrong = {
      ...right,
      DATABASE_URL: 'https://canary',
      DATABASE_PASSWORD: 'canary',
      PUBLIC_URL: 'canary',
      LOG_LEVEL: 'canary',
      NODE_ENV: 'canary',
    };
    const issues = issuesOf(commonEnv, wrong);
    expect(issues).toEqual([
      'DATABASE_URL: set it to postgres://HOST:PORT/DATABASE.',
      "DATABASE_PASSWORD: set it to the password of the service's role, as npm run make-env prints it.",
      'PUBLIC_URL: set it to the address that people open, such as https://example.com.',
      'LOG_LEVEL: set it to one of silent, error, warn, info, debug.',
      'NODE_ENV: set it to one of development, test, production.',
    ]);
    expect(issues.join()).not.toContain('canary');
    for (const PORT of ['-1', '65536', '80.5', 'canary'])
      expect(issuesOf({ PORT: port }, { PORT })).toEqual(['PORT: set it to a port, a number from 0 to 65535.']);
  });

  test('has sentences also for a schema that brings none', () => {
    const shape = {
      TEXT: z.string().min(3),
      URL: z.url(),
      COUNT: z.coerce.number().int().min(1).max(5),
      KIND: z.enum(['a', 'b']),
    };
    expect(issuesOf(shape, {})).toEqual([
      'TEXT: it is missing; set it.',
      'URL: it is missing; set it.',
      'COUNT: set it to a number.',
      'KIND: set it to one of a, b.',
    ]);
    expect(issuesOf(shape, { TEXT: 'x', URL: 'x', COUNT: '9', KIND: 'c' })).toEqual([
      'TEXT: set it to at least 3 characters.',
      'URL: set it to an address, such as https://example.com.',
      'COUNT: set it to a number of 5 or less.',
      'KIND: set it to one of a, b.',
    ]);
  });

  test('takes what is set to nothing as not set', () => {
    expect(readEnv(commonEnv, { ...right, HOST: '', DATABASE_DIRECT_URL: '' })).toMatchObject({ HOST: '127.0.0.1' });
    expect(issuesOf(commonEnv, { ...right, DATABASE_PASSWORD: '' })).toHaveLength(1);
  });

  test('is read from the file that NAME_FILE names, where NAME is not set', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'konstruct-env-')), 'secret');
    writeFileSync(path, 'another password of a role in this test\n');
    const source = { ...right, DATABASE_PASSWORD: ' ', DATABASE_PASSWORD_FILE: path };
    expect(readEnv(commonEnv, source).DATABASE_PASSWORD).toBe('another password of a role in this test');
    expect(readEnv(commonEnv, { ...source, DATABASE_PASSWORD: right.DATABASE_PASSWORD }).DATABASE_PASSWORD).toBe(
      right.DATABASE_PASSWORD,
    );
    expect(issuesOf(commonEnv, { ...source, DATABASE_PASSWORD_FILE: `${path}-not` })[0]).toBe(
      'DATABASE_PASSWORD_FILE: set it to a file that can be read.',
    );
  });
});

describe('production', () => {
  const shape = { ...commonEnv, TOKEN: z.string().default(''), VENDOR_URL: z.url().default('https://api.vendor.com') };
  const source = { ...right, NODE_ENV: 'production', PUBLIC_URL: 'https://konstruct.example', TOKEN: 'a token' };
  const faultsIn = (more: Record<string, string>, rules: ProductionRules) => {
    try {
      readEnv(shape, { ...source, ...more }, () => rules);
      return [];
    } catch (error) {
      return String(error).split('\n  ').slice(1);
    }
  };

  test('takes what is right, the defaults too', () =>
    expect(faultsIn({}, { required: ['TOKEN'], vendors: ['VENDOR_URL'] })).toEqual([]));

  test.each([
    [{ PUBLIC_URL: '' }, /^PUBLIC_URL: it is missing/],
    [{ TOKEN: '  ' }, /^TOKEN: it is missing/],
    [
      { DATABASE_PASSWORD: `${developmentMark}-0123456789abcdef0123456789abcdef` },
      /^DATABASE_PASSWORD: it was made for development/,
    ],
    [
      { IDENTITY_PUBLIC_KEY: JSON.stringify({ kid: developmentMark }) },
      /^IDENTITY_PUBLIC_KEY: it was made for development/,
    ],
    [{ VENDOR_URL: 'http://api.vendor.com' }, /^VENDOR_URL: it leads to a test server/],
    [{ VENDOR_URL: 'https://127.0.0.1' }, /^VENDOR_URL: it leads to a test server/],
    [{ VENDOR_URL: 'https://[::1]:4010' }, /^VENDOR_URL: it leads to a test server/],
    [{ VENDOR_URL: 'https://localhost' }, /^VENDOR_URL: it leads to a test server/],
    [{ VENDOR_URL: 'https://10.0.0.7' }, /^VENDOR_URL: it leads to a test server/],
    [{ VENDOR_URL: 'https://vendor' }, /^VENDOR_URL: it leads to a test server/],
  ])('refuses %j with one sentence that repeats nothing of it', (more, sentence) => {
    const issues = faultsIn(more, { required: ['TOKEN'], vendors: ['VENDOR_URL'] });
    expect(issues).toEqual([expect.stringMatching(sentence)]);
    expect(issues[0]).not.toContain(Object.values(more)[0]?.trim() || 'nothing');
  });

  test('takes a private vendor that is admitted by host and port', () => {
    expect(
      faultsIn({ VENDOR_URL: 'http://ollama:11434/v1' }, { vendors: ['VENDOR_URL'], admitted: ['ollama:11434'] }),
    ).toEqual([]);
  });
});

describe('secrets, in development too,', () => {
  const vault = generateVaultKey('first');
  const other = generateVaultKey('first');
  const shape = {
    AUTH_SECRET: z.string(),
    OTHER_PASSWORD: z.string().optional(),
    VAULT_KEYS: z.string().optional(),
    VAULT_PUBLIC_KEY: z.string().optional(),
    OTHER_KEYS: z.string().optional(),
    OTHER_PUBLIC_KEY: z.string().optional(),
  };
  const pairs = [{ public: 'VAULT_PUBLIC_KEY', private: 'VAULT_KEYS' }];
  const issuesOfSecrets = (source: Record<string, string>) => {
    try {
      readEnv(shape, { AUTH_SECRET: 'a secret that no one else has, ever', ...source }, () => ({}), pairs);
      return [];
    } catch (error) {
      return String(error).split('\n  ').slice(1);
    }
  };

  test('are distinguished: two that are one and the same stop the start', () => {
    expect(issuesOfSecrets({ OTHER_PASSWORD: 'a password that no one else has' })).toEqual([]);
    for (const same of ['a secret that no one else has, ever', ' a secret that no one else has, ever ']) {
      const issues = issuesOfSecrets({ OTHER_PASSWORD: same });
      expect(issues).toEqual([expect.stringMatching(/^AUTH_SECRET: it is the same as OTHER_PASSWORD; .+\.$/)]);
      expect(issues.join()).not.toContain(same.trim());
    }
  });

  test('are distinguished by what makes a key, not by its name or how it is written', () => {
    const { d, x, ...rest } = JSON.parse(vault.privateJwk) as Record<string, string>;
    const renamed = JSON.stringify([{ x, d, ...rest, kid: 'second' }]);
    const expected = [expect.stringMatching(/^VAULT_KEYS: it is the same as OTHER_KEYS; .+\.$/)];
    expect(issuesOfSecrets({ VAULT_KEYS: vault.privateJwk, OTHER_KEYS: renamed })).toEqual(expected);
    expect(issuesOfSecrets({ VAULT_KEYS: vault.privateJwk, OTHER_KEYS: `[${other.privateJwk}]` })).toEqual([]);
    const publicHalf = JSON.stringify({ ...rest, x, kid: 'second' });
    const expectedOfPublic = [expect.stringMatching(/^VAULT_PUBLIC_KEY: it is the same as OTHER_PUBLIC_KEY; .+\.$/)];
    expect(issuesOfSecrets({ VAULT_PUBLIC_KEY: vault.publicJwk, OTHER_PUBLIC_KEY: publicHalf })).toEqual(
      expectedOfPublic,
    );
  });

  test('are hard to guess', () => {
    expect(issuesOfSecrets({ AUTH_SECRET: 'x'.repeat(40) })).toEqual([
      expect.stringMatching(/^AUTH_SECRET: it is easy to guess; .+\.$/),
    ]);
    expect(issuesOfSecrets({ AUTH_SECRET: 'abababababababababababababababababab' })).toHaveLength(1);
    expect(issuesOfSecrets({ AUTH_SECRET: 'a passphrase, a passphrase, a passphrase, ' })).toHaveLength(1);
  });

  test('belong together: halves of two key pairs, also of the same name, stop the start', () => {
    const ring = (...keys: { privateJwk: string }[]) => `[${keys.map(({ privateJwk }) => privateJwk).join(',')}]`;
    const older = generateVaultKey('older');
    for (const keys of [ring(vault), ring(older, vault), ring(vault, older), vault.privateJwk]) {
      expect(issuesOfSecrets({ VAULT_KEYS: keys, VAULT_PUBLIC_KEY: vault.publicJwk })).toEqual([]);
    }
    for (const keys of [ring(other), ring(older), ring(older, other), other.privateJwk, '[]', 'rubbish']) {
      const issues = issuesOfSecrets({ VAULT_KEYS: keys, VAULT_PUBLIC_KEY: vault.publicJwk });
      expect(issues).toEqual([expect.stringMatching(/^VAULT_KEYS: it does not match VAULT_PUBLIC_KEY; .+\.$/)]);
    }
    expect(issuesOfSecrets({ VAULT_KEYS: ring(other) })).toEqual([]);
  });
});

import { invalid, missingParameter } from './rejection.ts';

type Value = string | Tree;
interface Tree {
  [name: string]: Value;
}

/** The parameters of a request. Each text is parsed when it is read. */
export interface Params {
  /** Whether the request has a value under this name. */
  has(name: string): boolean;
  /** Whether the value is present but empty, which is Stripe's way to unset it. */
  isCleared(name: string): boolean;
  text(name: string): string | undefined;
  requiredText(name: string): string;
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined;
  integer(name: string, least?: number, most?: number): number | undefined;
  flag(name: string): boolean | undefined;
  /** The values under `name[…]`; empty if there are none. */
  section(name: string): Params;
  /** The values under `name[0][…]`, `name[1][…]`. */
  sections(name: string): Params[];
  /** The values of `name[0]`, `name[1]` or `name[]`. */
  texts(name: string): string[];
  /** The texts under `name[…]`, by key; null if the request clears them all. */
  pairs(name: string): Record<string, string> | null | undefined;
  /** The name as it is in the request: `items[0][quantity]`. */
  path(name: string): string;
  /** The full names of all values, with `*` for list positions: `items.*.quantity`. */
  leaves(): { pattern: string; path: string }[];
  /** For the comparison of two requests. */
  fingerprint(): string;
}

const newTree = (): Tree => Object.create(null) as Tree;

/** Parses `a[b][0][c]=d`, from the query and the form. */
export function readParams(...sources: unknown[]): Params {
  const root = newTree();
  for (const source of sources) {
    if (typeof source !== 'object' || source === null) continue;
    for (const [key, value] of Object.entries(source)) {
      const values = Array.isArray(value) ? value : [value];
      values.forEach((one, index) => place(root, stepsOf(key, index), String(one)));
    }
  }
  return paramsOf(root, '');
}

function stepsOf(key: string, index: number): string[] {
  const [head = '', ...rest] = key.split('[');
  return [head, ...rest.map((step) => step.replace(/\]$/, '') || String(index))];
}

function place(root: Tree, steps: string[], value: string): void {
  let tree = root;
  for (const step of steps.slice(0, -1)) {
    const next = tree[step];
    tree = typeof next === 'object' ? next : (tree[step] = newTree());
  }
  tree[steps.at(-1) ?? ''] = value;
}

function paramsOf(tree: Tree, prefix: string): Params {
  const path = (name: string) => (prefix === '' ? name : `${prefix}[${name}]`);
  const text = (name: string): string | undefined => {
    const value = tree[name];
    if (typeof value === 'object') throw invalid(`Invalid string: ${JSON.stringify(value)}`, path(name));
    return value === '' ? undefined : value;
  };
  const subtree = (name: string): Tree => {
    const value = tree[name];
    if (typeof value === 'string' && value !== '') throw invalid('Invalid object', path(name));
    return typeof value === 'object' ? value : newTree();
  };
  const positions = (name: string) => Object.keys(subtree(name)).sort((one, other) => Number(one) - Number(other));
  return {
    has: (name) => name in tree,
    isCleared: (name) => tree[name] === '',
    text,
    requiredText: (name) => {
      const value = text(name);
      if (value === undefined) throw missingParameter(path(name));
      return value;
    },
    oneOf: (name, allowed) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const found = allowed.find((one) => one === value);
      if (found === undefined) throw invalid(`Invalid ${path(name)}: must be one of ${allowed.join(', ')}`, path(name));
      return found;
    },
    integer: (name, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^-?\d{1,15}$/.test(value))
        throw invalid(`Invalid integer: ${value}`, path(name), 'parameter_invalid_integer');
      const number = Number(value);
      if (number < least)
        throw invalid(`This value must be greater than or equal to ${least}.`, path(name), 'parameter_invalid_integer');
      if (number > most)
        throw invalid(`This value must be less than or equal to ${most}.`, path(name), 'parameter_invalid_integer');
      return number;
    },
    flag: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (value !== 'true' && value !== 'false') throw invalid(`Invalid boolean: ${value}`, path(name));
      return value === 'true';
    },
    section: (name) => paramsOf(subtree(name), path(name)),
    sections: (name) =>
      positions(name).map((position) => paramsOf(subtreeAt(subtree(name), position), `${path(name)}[${position}]`)),
    texts: (name) =>
      positions(name).map((position) => {
        const value = subtree(name)[position];
        if (typeof value !== 'string') throw invalid('Invalid string', `${path(name)}[${position}]`);
        return value;
      }),
    pairs: (name) => {
      if (!(name in tree)) return undefined;
      if (tree[name] === '') return null;
      const pairs = Object.entries(subtree(name)).map(([key, value]) => {
        if (typeof value !== 'string') throw invalid('Metadata values must be strings.', `${path(name)}[${key}]`);
        return [key, value] as const;
      });
      return Object.fromEntries(pairs);
    },
    path,
    leaves: () => leavesOf(tree, '', prefix),
    fingerprint: () => JSON.stringify(sorted(tree)),
  };
}

function subtreeAt(tree: Tree, name: string): Tree {
  const value = tree[name];
  return typeof value === 'object' ? value : newTree();
}

function leavesOf(tree: Tree, pattern: string, path: string): { pattern: string; path: string }[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const step = /^\d+$/.test(name) ? '*' : name;
    const here = {
      pattern: pattern === '' ? step : `${pattern}.${step}`,
      path: path === '' ? name : `${path}[${name}]`,
    };
    return typeof value === 'string' ? [here] : leavesOf(value, here.pattern, here.path);
  });
}

function sorted(value: Value): unknown {
  if (typeof value === 'string') return value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(value[name] ?? '')]);
}

import { expect, test } from 'vitest';
import { mergeStale } from './merge-stale.ts';

const before = { plans: ['old'], tenant: { name: 'Old', agents: { nodes: [{ id: 'a', budget: 1 }] }, keys: [1] } };

test.each<[string, object, (string | number)[][], object]>([
  ['a part of the whole', { plans: null, tenant: null }, [['plans']], { plans: ['old'], tenant: null }],
  [
    'a part of a part',
    { tenant: { name: 'New', keys: null } },
    [['tenant', 'keys']],
    { tenant: { name: 'New', keys: [1] } },
  ],
  [
    'only what is missing',
    { tenant: { name: 'New', keys: [2] } },
    [['tenant', 'keys']],
    { tenant: { name: 'New', keys: [2] } },
  ],
  [
    'nothing of a list, whose items may be others now',
    { tenant: { agents: { nodes: [{ id: 'b', budget: null }] } } },
    [['tenant', 'agents', 'nodes', 0, 'budget']],
    { tenant: { agents: { nodes: [{ id: 'b', budget: null }] } } },
  ],
  ['nothing that was not there before', { viewer: null }, [['viewer'], ['viewer', 'name'], []], { viewer: undefined }],
])('%s is filled in', (_case, answer, paths, filled) => {
  expect(mergeStale<object>(answer, before, paths)).toEqual(filled);
});

test('where nothing was read before, nothing is filled in; where nothing is answered, what was read before is what there is', () => {
  expect(mergeStale<object>({ plans: null }, undefined, [['plans']])).toEqual({ plans: null });
  expect(mergeStale<object>(undefined, before, [])).toEqual(before);
  expect(mergeStale<object>(undefined, undefined, [])).toBeUndefined();
});

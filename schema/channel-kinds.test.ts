import { buildSchema, isEnumType } from 'graphql';
import { expect, test } from 'vitest';
import { channelKinds, conversationKinds } from './channel-kinds.ts';
import { readApiSchema } from './sdl.ts';

const schema = buildSchema(readApiSchema(), { assumeValid: true });

test.each([
  ['ChannelKind', channelKinds],
  ['UsageChannelKind', conversationKinds],
])('%s of the graph has the kinds that services know, and no other', (name, kinds) => {
  const type = schema.getType(name);
  const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  expect(values.toSorted()).toEqual([...kinds].toSorted());
});

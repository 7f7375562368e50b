import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from '../agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  const provider = {
    ...{
      id: 'small',
      name: 'Small',
      protocol: 'openai-compatible',
      baseUrl: 'http://127.0.0.1:1/v1',
      isKeyRequired: false,
      isPractice: true,
    },
    models: [
      {
        id: 'small-1',
        name: 'S',
        inputUsdPerMillionTokens: '0',
        outputUsdPerMillionTokens: '0',
        contextTokens: 8_192,
        thoughtTokens: 0,
      },
      { id: 'open-1', name: 'O', inputUsdPerMillionTokens: '0', outputUsdPerMillionTokens: '0' },
    ],
  };
  service = await openAgentsService({ EXTRA_LLM_PROVIDERS: JSON.stringify([provider]) });
  await service.start();
});
afterAll(() => service.close());

const change = `mutation ($input: UpdateAgentInput!) { result: updateAgent(input: $input) { __typename
  ... on ValidationError { issues { path message code } } } }`;

test('F17 knowledge that no question would fit beside is refused where it is written, with how much is too much', async () => {
  const { operator } = await service.company({ agentQuota: 5 });
  const small = { providerId: 'small', modelId: 'small-1' };
  const tooMuch = { knowledge: 'We open at nine. '.repeat(1_765) };
  const issue = {
    path: ['input', 'knowledge'],
    code: 'too_long_for_model',
    message: expect.stringMatching(
      /^Instructions and knowledge take up about [\d,]+ tokens, but small-1 has room for only [\d,]+ .* about [\d,]+ characters/,
    ),
  };
  expect(await service.hire(operator, { ...small, ...tooMuch })).toMatchObject({
    __typename: 'ValidationError',
    issues: [issue],
  });
  // There is no check for a model with an unknown window.
  const hired = await service.hire(operator, { providerId: 'small', modelId: 'open-1', ...tooMuch });
  expect(hired.__typename).toBe('CreateAgentSuccess');
  const update = (input: object) =>
    service.ask<{ result: { __typename: string } }>(operator, change, {
      input: { id: hired.agent.id, basedOnVersion: 1, ...input },
    });
  expect((await update({ modelId: 'small-1' })).result).toMatchObject({
    __typename: 'ValidationError',
    issues: [issue],
  });
  expect((await update({ ...small, knowledge: 'We open at nine.' })).result.__typename).toBe('UpdateAgentSuccess');
});

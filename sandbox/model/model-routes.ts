import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../control/clock.ts';
import * as anthropic from './anthropic.ts';
import type { Engine } from './engine.ts';
import { classifyKey } from './keys.ts';
import { findModel } from './model-catalogue.ts';
import * as chat from './openai-chat.ts';
import * as responses from './openai-responses.ts';
import { openAiError, openAiKeyRejection, openAiModelRejection, type Rejection } from './openai-shapes.ts';
import { sendStream } from './stream.ts';

/** The base paths of vendors that use OpenAI's protocol: OpenAI and most others, Groq, OpenRouter. */
const OPENAI_BASES = ['/v1', '/openai/v1', '/api/v1'];

/** Adds the three protocols. */
export function addModelRoutes(app: FastifyInstance, engine: Engine, clock: Clock): void {
  for (const base of OPENAI_BASES) addOpenAi(app, base, engine, clock);
  addAnthropic(app, engine);
}

function addOpenAi(app: FastifyInstance, base: string, engine: Engine, clock: Clock): void {
  const { settings } = engine;

  app.get<{ Querystring: { limit?: string } }>(`${base}/models`, async (request, reply) => {
    if (isAnthropic(request)) return listAnthropic(engine, request, reply);
    const rejection = openAiKeyRejection(classifyKey(bearerOf(request), settings.keys), bearerOf(request) ?? '', true);
    if (rejection !== undefined) return refuse(reply, rejection);
    return {
      object: 'list',
      data: settings.models.map((model) => ({
        id: model.id,
        object: 'model',
        created: model.createdAt,
        owned_by: model.owner,
      })),
    };
  });

  app.post<{ Body: chat.ChatRequest }>(`${base}/chat/completions`, async (request, reply) => {
    const body = request.body ?? {};
    const rejection = openAiRejection(
      engine,
      request,
      body.model,
      Array.isArray(body.messages) && body.messages.length > 0,
      'messages',
    );
    if (rejection !== undefined) return refuse(reply, rejection);
    const model = body.model ?? '';
    const answer = await engine.reply(chat.readChat(body, bearerOf(request) ?? ''));
    if (answer.whole !== undefined) return sendWhole(reply, answer.whole.status, answer.whole.openAi);
    if (body.stream !== true) return chat.chatCompletion(model, answer, clock.now());
    const events = chat.chatChunks(model, answer, clock.now(), body.stream_options?.include_usage === true);
    return sendStream(reply, events, settings.pieceDelayMs, '[DONE]');
  });

  app.post<{ Body: responses.ResponsesRequest }>(`${base}/responses`, async (request, reply) => {
    const body = request.body ?? {};
    const rejection = openAiRejection(engine, request, body.model, body.input !== undefined, 'input');
    if (rejection !== undefined) return refuse(reply, rejection);
    const model = body.model ?? '';
    const answer = await engine.reply(responses.readResponses(body, bearerOf(request) ?? ''));
    if (answer.whole !== undefined) return sendWhole(reply, answer.whole.status, answer.whole.openAi);
    if (body.stream !== true) return responses.responseObject(model, answer, clock.now());
    return sendStream(reply, responses.responseEvents(model, answer, clock.now()), settings.pieceDelayMs);
  });
}

function addAnthropic(app: FastifyInstance, engine: Engine): void {
  app.post<{ Body: anthropic.MessagesRequest }>('/v1/messages', async (request, reply) => {
    const body = request.body ?? {};
    const key = anthropicKey(request);
    const rejection =
      anthropic.anthropicKeyRejection(classifyKey(key, engine.settings.keys), false) ??
      anthropicRejection(engine, request, body);
    if (rejection !== undefined) return refuse(reply, rejection);
    const model = body.model ?? '';
    const answer = await engine.reply(anthropic.readMessages(body, key ?? ''));
    if (answer.whole !== undefined) return sendWhole(reply, answer.whole.status, answer.whole.anthropic);
    if (body.stream !== true) return anthropic.messageObject(model, answer);
    return sendStream(reply, anthropic.messageEvents(model, answer), engine.settings.pieceDelayMs);
  });
}

function listAnthropic(engine: Engine, request: FastifyRequest, reply: FastifyReply): unknown {
  const rejection =
    anthropic.anthropicKeyRejection(classifyKey(anthropicKey(request), engine.settings.keys), true) ??
    versionRejection(request);
  if (rejection !== undefined) return refuse(reply, rejection);
  const limit = Number((request.query as { limit?: string }).limit ?? 20);
  return anthropic.anthropicModels(
    engine.settings.models,
    Number.isInteger(limit) && limit >= 1 && limit <= 1000 ? limit : 20,
  );
}

function openAiRejection(
  engine: Engine,
  request: FastifyRequest,
  model: string | undefined,
  hasInput: boolean,
  inputName: string,
): Rejection | undefined {
  const key = bearerOf(request);
  const byKey = openAiKeyRejection(classifyKey(key, engine.settings.keys), key ?? '', false);
  if (byKey !== undefined) return byKey;
  if (typeof model !== 'string' || model === '')
    return { status: 400, body: openAiError('you must provide a model parameter', 'invalid_request_error', null) };
  if (!hasInput)
    return {
      status: 400,
      body: openAiError(
        `Missing required parameter: '${inputName}'.`,
        'invalid_request_error',
        'missing_required_parameter',
        inputName,
      ),
    };
  return findModel(engine.settings.models, model) === undefined ? openAiModelRejection(model) : undefined;
}

function anthropicRejection(
  engine: Engine,
  request: FastifyRequest,
  body: anthropic.MessagesRequest,
): Rejection | undefined {
  const version = versionRejection(request);
  if (version !== undefined) return version;
  const issue = anthropic.anthropicIssue(body);
  if (issue !== undefined) return { status: 400, body: anthropic.anthropicError('invalid_request_error', issue) };
  if (findModel(engine.settings.models, body.model ?? '') !== undefined) return undefined;
  return { status: 404, body: anthropic.anthropicError('not_found_error', `model: ${body.model}`) };
}

function versionRejection(request: FastifyRequest): Rejection | undefined {
  if (request.headers['anthropic-version'] !== undefined) return undefined;
  return {
    status: 400,
    body: anthropic.anthropicError('invalid_request_error', 'anthropic-version: header is required'),
  };
}

/** Whether a request uses Anthropic's protocol. Both vendors share the path `/v1/models`. */
function isAnthropic(request: FastifyRequest): boolean {
  return request.headers['anthropic-version'] !== undefined || request.headers['x-api-key'] !== undefined;
}

/** Sends a script's body instead of an answer: a string as a page, anything else as JSON. */
function sendWhole(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply
    .code(status)
    .type(typeof body === 'string' ? 'text/html' : 'application/json')
    .send(body);
}

function refuse(reply: FastifyReply, rejection: Rejection): FastifyReply {
  return reply
    .code(rejection.status)
    .headers(rejection.headers ?? {})
    .send(rejection.body);
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function anthropicKey(request: FastifyRequest): string | undefined {
  const key = request.headers['x-api-key'];
  return typeof key === 'string' ? key : bearerOf(request);
}

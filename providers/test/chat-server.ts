import { type Answered, answerText, startServer } from './servers.ts';

/** A vendor that speaks OpenAI's protocol. */
export interface ChatScript {
  /** The path before `/models` and `/chat/completions`. */
  readonly path: string;
  /** The header that carries the key. */
  readonly header?: 'authorization' | 'api-key';
  readonly key?: string;
  /** The models that are listed. Azure lists the models that can be deployed, not those that are. */
  readonly listed?: readonly string[];
  readonly models?: readonly string[];
  readonly isListPublic?: boolean;
  /** The body of an error. */
  readonly failed?: (status: number, about: 'key' | 'model' | 'path') => object;
  readonly instead?: Answered;
}

const usage = { prompt_tokens: 12, completion_tokens: 6, total_tokens: 18 };
const whole = { id: 'c', object: 'chat.completion', created: 1, model: 'm' };
const openaiError = (_status: number, about: string) => ({
  error: { message: `Not this ${about}: model`, code: `${about}_not_found` },
});

/** A server that speaks Chat Completions, with its vendor's header and errors. */
export function startChat({
  path,
  header = 'authorization',
  key = 'sk-canary-1234',
  listed,
  models = ['m'],
  ...rest
}: ChatScript) {
  const { isListPublic = false, failed = openaiError, instead } = rest;
  const sentBy = header === 'authorization' ? `Bearer ${key}` : key;
  return startServer(({ call, headers, body }) => {
    const mayEnter = headers[header] === sentBy;
    const isList = call === `GET ${path}/models`;
    if (!mayEnter && !(isList && isListPublic)) return { status: 401, json: failed(401, 'key') };
    if (isList) return { json: { object: 'list', data: (listed ?? models).map((id) => ({ id, object: 'model' })) } };
    if (call === `GET ${path}/key`) return { json: { data: { label: 'main', limit_remaining: 5 } } };
    if (call !== `POST ${path}/chat/completions`) return { status: 404, json: failed(404, 'path') };
    if (!models.includes(String(body['model']))) return { status: 404, json: failed(404, 'model') };
    if (instead) return instead;
    const delta = (content: string, finish: string | null) => ({
      ...{ ...whole, object: 'chat.completion.chunk' },
      choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: finish }],
    });
    if (body['stream'] === true)
      return { events: [delta('We open ', null), { ...delta('at nine.', 'stop'), usage }, '[DONE]'] };
    return {
      json: {
        ...whole,
        choices: [{ index: 0, message: { role: 'assistant', content: answerText }, finish_reason: 'stop' }],
        usage,
      },
    };
  });
}

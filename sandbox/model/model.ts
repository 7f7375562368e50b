import { createSandboxServer, type ListenOptions, type RunningSandbox } from '../control/sandbox-server.ts';
import { anthropicError, anthropicErrorType } from './anthropic.ts';
import { createEngine } from './engine.ts';
import { addModelControl } from './model-control.ts';
import { addModelRoutes } from './model-routes.ts';
import { openAiError } from './openai-shapes.ts';

/** The sandbox model's options. */
export interface ModelOptions extends ListenOptions {
  /** The delay before the first word; 400 if absent, 0 in tests. */
  latencyMs?: number;
  /** The delay between pieces of a stream; 15 if absent, or 0 if there is no latency. */
  pieceDelayMs?: number;
}

const LATENCY_MS = 400;
const PIECE_DELAY_MS = 15;

/** Starts the sandbox model, which speaks OpenAI's two protocols and Anthropic's. It stores nothing. */
export async function startModel(options: ModelOptions): Promise<RunningSandbox> {
  const latencyMs = options.latencyMs ?? LATENCY_MS;
  const engine = createEngine({
    latencyMs,
    pieceDelayMs: options.pieceDelayMs ?? (latencyMs === 0 ? 0 : PIECE_DELAY_MS),
  });
  const server = await createSandboxServer({
    errorBody: (status, path, message) => {
      if (path.startsWith('/_control')) return { error: message };
      if (path.startsWith('/v1/messages')) return anthropicError(anthropicErrorType(status), message);
      return openAiError(
        message,
        status >= 500 ? 'server_error' : 'invalid_request_error',
        status === 404 ? 'unknown_url' : null,
      );
    },
    isOwnPage: () => false,
    reset: engine.reset,
  });
  addModelRoutes(server.app, engine, server.clock);
  addModelControl(server.app, engine);
  return server.listen(options);
}

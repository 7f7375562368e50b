const model = {
  id: 'practice-1',
  name: 'Sandbox 1',
  inputUsdPerMillionTokens: '0.15',
  outputUsdPerMillionTokens: '0.60',
};
const provider = { id: 'practice', name: 'Sandbox model', protocol: 'openai-compatible', models: [model] };

/** The variables of a service that has a sandbox model in place of the vendors, and as a provider of its own. */
export function sandboxModelEnvironment(url: string) {
  const baseUrl = `${url}/v1`;
  return {
    OPENAI_BASE_URL: baseUrl,
    ANTHROPIC_BASE_URL: baseUrl,
    EXTRA_LLM_PROVIDERS: JSON.stringify([{ ...provider, baseUrl, isKeyRequired: false, isPractice: true }]),
  };
}

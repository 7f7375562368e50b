/** The protocols that hosts speak. */
export const protocols = ['openai', 'anthropic', 'openai-compatible', 'google'] as const;

export type Protocol = (typeof protocols)[number];

/** How hosts are spoken to. */
export const protocols = ['openai', 'anthropic', 'openai-compatible', 'google'] as const;

export type Protocol = (typeof protocols)[number];

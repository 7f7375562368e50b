/** The server answers many people, so it caches nothing. */
export const writeCache: (requestKey: string, answer: unknown) => void = () => undefined;

/** The server renders what it has, and the page says what is missing. */
export const readCache: (requestKey: string) => unknown = () => undefined;

/** The server does not reload automatically, so a rate limit delays nothing. */
export const recordRateLimit: (seconds: number) => void = () => undefined;

/** The server answers many people: it remembers nothing. */
export const writeCache: (requestKey: string, answer: unknown) => void = () => undefined;

/** The server draws what it has, and the page says what is missing. */
export const readCache: (requestKey: string) => unknown = () => undefined;

/** Nor does it read again automatically. */
export const holdBack: (seconds: number) => void = () => undefined;

/** The server answers many people: it remembers nothing. */
export const remember: (question: string, answer: unknown) => void = () => undefined;

/** The server draws what it has, and the page says what is missing. */
export const recall: (question: string) => unknown = () => undefined;

/** Nor does it read again automatically. */
export const holdBack: (seconds: number) => void = () => undefined;

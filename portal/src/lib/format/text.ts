export const text = {
  message: ['message', 'messages'],
  tokens: (count: string) => `${count} tokens`,
  milliseconds: (count: number) => `${count} ms`,
  seconds: (count: string) => `${count} s`,
} as const;

/** Calls a URL that speaks JSON: POST if there is a body, else GET. Throws the answer if it is not a success. */
export async function callJson<TAnswer = unknown>(
  url: string,
  body?: object,
  method = body ? 'POST' : 'GET',
): Promise<TAnswer> {
  const init = body
    ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { method };
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as TAnswer;
}

/** `callJson` for what is below one address, such as a server's control interface. */
export const jsonCaller =
  (address: string) =>
  <TAnswer = unknown>(path: string, body?: object, method?: string) =>
    callJson<TAnswer>(`${address}/${path}`, body, method);

/** A deliberate failure of requests whose path begins with `match`. */
export interface FaultRule {
  /** The beginning of the path, for example `/api/chat.postMessage`; `*` is every path. */
  match: string;
  /** Applies only to this HTTP method. */
  method?: string;
  /**
   * Applies only to requests whose body or authorization contains this text: a channel, a token, or words of a message.
   */
  contains?: string;
  /** The number of requests it applies to; 1 if absent. */
  times?: number;
  /** The number of matching requests that pass before it applies. */
  after?: number;
  /** Answer with this status instead of processing the request. */
  status?: number;
  /**
   * The answer's body: an object is sent as JSON, a string as it is. If absent, the vendor's error body for the status.
   */
  body?: unknown;
  headers?: Record<string, string>;
  /** Wait this long before doing anything else. */
  delayMs?: number;
  /** Never answer; the socket stays open until the client gives up. */
  hang?: boolean;
  /** Destroy the socket before anything takes effect. */
  dropBeforeAccept?: boolean;
  /** Process the request, then destroy the socket instead of answering. */
  dropAfterAccept?: boolean;
  /** Process the request, then never answer. */
  hangAfterAccept?: boolean;
  /** Destroy the socket after this many bytes of the answer's body: a stream that breaks off in the middle. */
  cutAfterBytes?: number;
}

/** The active rules. */
export interface Faults {
  list(): FaultRule[];
  add(rules: FaultRule[]): void;
  clear(): void;
  /** Uses up and returns the first rule that matches the request. `content` is the body and authorization as text. */
  take(method: string, path: string, content?: string): FaultRule | undefined;
}

/** An empty set of rules. */
export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  return {
    list: () => rules,
    add: (more) => {
      rules.push(...more.map((rule) => ({ ...rule })));
    },
    clear: () => {
      rules = [];
    },
    take: (method, path, content = '') => {
      const rule = rules.find((candidate) => fits(candidate, method, path, content));
      if (rule === undefined) return undefined;
      if ((rule.after ?? 0) > 0) {
        rule.after = (rule.after ?? 0) - 1;
        return undefined;
      }
      const taken = { ...rule };
      rule.times = (rule.times ?? 1) - 1;
      if (rule.times <= 0) rules = rules.filter((other) => other !== rule);
      return taken;
    },
  };
}

function fits(rule: FaultRule, method: string, path: string, content: string): boolean {
  if (rule.contains !== undefined && !content.includes(rule.contains)) return false;
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  return rule.match === '*' || path.startsWith(rule.match);
}

/** Parses the rules that a test sent; throws an error with a readable message if they are not a list of rules. */
export function readFaultRules(body: unknown): FaultRule[] {
  const list = Array.isArray(body) ? body : [body];
  for (const rule of list) {
    if (typeof rule !== 'object' || rule === null || typeof (rule as FaultRule).match !== 'string') {
      throw new Error('Send a JSON list of rules such as {"match": "/api/chat.postMessage", "status": 500}.');
    }
  }
  return list as FaultRule[];
}

/** One thing that goes wrong on purpose, for requests whose path begins with `match`. */
export interface FaultRule {
  /** The beginning of the path, for example `/api/chat.postMessage`; `*` is every path. */
  match: string;
  /** Only this HTTP method. */
  method?: string;
  /** Only requests whose body or authorization holds this text: a channel, a token, words of a message. */
  contains?: string;
  /** To how many requests it applies; 1 when absent. */
  times?: number;
  /** How many matching requests pass unharmed first. */
  after?: number;
  /** Answer with this status instead of doing anything. */
  status?: number;
  /** The answer's body: an object becomes JSON, a string goes out as it is. Without it, the vendor's error for the status. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Wait this long before anything else happens. */
  delayMs?: number;
  /** Never answer; the socket stays open until the client gives up. */
  hang?: boolean;
  /** Destroy the socket before anything takes effect. */
  dropBeforeAccept?: boolean;
  /** Do what was asked, then destroy the socket instead of answering. */
  dropAfterAccept?: boolean;
  /** Do what was asked, then never answer. */
  hangAfterAccept?: boolean;
  /** Destroy the socket once this many bytes of the answer's body went out: a stream cut in the middle. */
  cutAfterBytes?: number;
}

/** The rules in force. */
export interface Faults {
  list(): FaultRule[];
  add(rules: FaultRule[]): void;
  clear(): void;
  /** Uses up and returns the first rule that fits the request. `content` is its body and authorization, as text. */
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

/** Reads what a test sent as rules; throws a sentence when it is not a list of them. */
export function readFaultRules(body: unknown): FaultRule[] {
  const list = Array.isArray(body) ? body : [body];
  for (const rule of list) {
    if (typeof rule !== 'object' || rule === null || typeof (rule as FaultRule).match !== 'string') {
      throw new Error('Send a JSON list of rules such as {"match": "/api/chat.postMessage", "status": 500}.');
    }
  }
  return list as FaultRule[];
}

/** A row of docs/glossary.md: words that this project used in a sense of its own, and the field's words for it. */
export interface RetiredWord {
  readonly retired: string;
  readonly instead: string;
  /**
   * Within the name of a file or an identifier, whose parts are in lower case with a space between: `writeLetter` is
   * `write letter`, and a name of one part is checked too.
   */
  readonly names?: RegExp;
  /** In comments, documents, messages and screens. Everyday senses do not match. */
  readonly phrases?: RegExp;
}

/**
 * Names that outlive a release, and so keep their words: of the API, of tables, columns and metrics, ids of the
 * sandbox's models, and vendors' own.
 */
export const lastingNames = new RegExp(
  [
    /\b(?:answerAllowance|AnswerAllowance|SET_ASIDE|LlmKeyRefusal|isPractice)\b/,
    /\b(?:known_(?:agents|tenants|keys|channels)|promoted_at|set_aside_at|is_told|told_at|undelivered_told_at|konstruct_inbox_set_aside)\b/,
    /(?<=')practice(?:-1|-2|-thinker)?(?=')|"practice(?:-1|-2|-thinker)?"|\bpractice-(?:1|2|thinker)\b|\bmodels\.practice\b|best-practice/,
    /\brefusal(?=['"]?[:?.,)\]]|'|`| \?\?| !==| ===|\/)|\brefund_refusal_explanation\b|\breply\.refusal\b/,
    // The key of a lock that two releases share, what people write to the sandbox, and earlier paths of its control
    // interface.
    /'roster'|someone\|somebody|_control\/(?:practice-values|refusals)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

export const retiredWords: readonly RetiredWord[] = [
  {
    retired: 'letter',
    instead: 'message, event',
    names: /(?<!dead |spacing )\bletters?\b(?! spacing| width)/,
    phrases:
      /\b(?:a|the|that|its|each|every|no|this|one|writes?|wrote|waiting) letters?\b(?! (?:of|and|or|case|to)\b)/i,
  },
  {
    retired: 'heart, beat, shift, duties, retire (a worker), hurry, taken for dead',
    instead: 'heartbeat, worker generation, maintenance tasks, drain, abort, lease expired',
    names: /\b(heart|heartbeats|duties|hurry|hurried|start shift|worker shift)\b/,
    phrases: /\b((?<!:)hearts?(?!:)|duties|hurry|hurries|hurried|taken for dead|of a shift|the shift)\b/i,
  },
  {
    retired: 'ear, tellLive, audience, told',
    instead: 'listener, notifyClients, subscribers, payload, notified',
    names: /\b(ears?|told|tell|tells|telling|(?<!set )audience)\b/,
    phrases: /\b(ears?|(?:const|let|function) (?:told|tell|tells)|told of|tells? of)\b/i,
  },
  {
    retired: 'promote, promotion (of the inbox)',
    instead: 'process, processing',
    names: /\b(promoted?( at| inbox|$)|promotion$|ask for promotion|is promoted)\b/,
    phrases: /\b(promot(?:es?|ed|ing)|(?<!sales )promotions?)\b(?! codes?)/i,
  },
  {
    retired: 'know_x, KnownX, learns of',
    instead: 'x_updated, XReplica, applies',
    names: /\b(knows?|known) (agents?|tenants?|keys?|channels?|company|thing)\b|\blearns? (agent|tenant|of)\b/,
    phrases: /\b(learns?|learned|learnt|learning) of\b/i,
  },
  {
    retired: 'found, founding (a company)',
    instead: 'create, creating',
    names: /\b(found (company|tenant|team|once|patiently)|founding|founds)\b/,
    phrases:
      /\b(founding|founds|(?:be|been|was|is|are|to|who|whoever|and) found(?:ed)? (?:a|an|the|by|its) (?:company|tenant|team|operator)|found a company)\b/i,
  },
  {
    retired: 'house, room, office, neighbours, drawer, door',
    instead: 'test harness, module, client, stub services, grab bag, entry point',
    names:
      /\b(houses?|rooms?(?! (for|to|beside|left))|office|neighbours?|drawers?|(?<!front )doors?)\b(?<!(has|no|least) room)/,
    phrases:
      /\b((?<!behind the )house|neighbours?|drawers?|the room|a room|rooms|public door|back door|the door|at a door)\b(?! to think)/i,
  },
  {
    retired: 'stand-in, practice',
    instead: 'sandbox server, sandbox mode',
    names: /\b(stand ins?|stands in|practice)\b/,
    phrases: /\b(stand-ins?|stands in for|practice)\b/i,
  },
  { retired: 'mend', instead: 'fix, resolution', names: /\bmend(s|ed|ing)?\b/, phrases: /\bmend(s|ed|ing)?\b/i },
  {
    retired: 'obstacle, stumble, keepWaiting, hold back, patience, pursue, trouble',
    instead: 'blocker, retryLater, parkMessages, retry, backoff, executeRun, error',
    names: /\b(obstacles?|stumbl\w*|keep waiting|hold back|patien(t|ce|tly)|pursue[sd]?|troubles?)\b/,
    phrases:
      /\b(obstacles?|stumbl\w*|(?:the|its|our|their|with|vendor's|as) patience|patiently|pursu(?:e[sd]?|ing)|troubles?)\b/i,
  },
  {
    retired: 'happening, Words, Told, Said, Followed, Standing (as types)',
    instead: 'InboundEvent, InboundText, StripeErrorLike, HistoryEntry, SyncResult, BudgetSnapshot',
    names: /\bhappenings?\b|^(words|said|followed|standing|standings)$|\b(standings?)\b/,
    phrases: /\bhappenings?\b|\b(?:const|let|function) (?:said|standings?)\b/i,
  },
  {
    retired: 'handOver (inbound), passOn, keepContact, postMail, offerMail',
    instead: 'publishInbound, proxyRoute, upsertContact, enqueueMail, deliverMail',
    names: /\b(hand over|pass on|keep contact|post mail|offer mail)\b/,
  },
  {
    retired: 'judge, judgeFailure, verdict',
    instead: 'classify, classifyError, result',
    names: /\b(judge[sd]?|judging|verdicts?)\b/,
    phrases: /\b(judg(?:es?|ed|ing|e?ments?)|verdicts?)\b/i,
  },
  {
    retired: 'fault (of input), refusal, complaint',
    instead: 'issue, rejection, provider message',
    names:
      /\b(refusals?|complaints?|(secret|production|installation|role|range|token|number|base url|sign up) faults?|faults of)\b/,
    phrases: /\b(refusals?|complaints?|complains?)\b/i,
  },
  {
    retired: 'place, placeOf (of the portal)',
    instead: 'route, destination, nav item',
    names: /^place of$/,
  },
  {
    retired: 'roster, placesLeft, fitRoster',
    instead: 'active agents, seats left, enforceQuota',
    names: /\broster\b|\bplaces? left\b/,
    phrases: /\broster\b/i,
  },
  {
    retired: 'courier, befall, swallow (sandbox)',
    instead: 'delivery worker, applyFault, dropResponse',
    names: /\b(courier|couriers|befall\w*|swallow\w*)\b/,
    phrases: /\b(couriers?|befall\w*|swallow\w*)\b/i,
  },
  {
    retired: 'typedEarly, reach, fillGaps, question, recall (portal)',
    instead: 'hydration-safe input, connection state, mergeStale, request key, readCache',
    names: /\b(typed early|fill gaps|recall)\b/,
  },
  {
    retired: 'dearest, busiest first, in order of the keys, sign by sign',
    instead: 'most expensive first, highest volume first, sorted by key, character by character',
    names: /\b(dearest|busiest)\b/,
    phrases: /\b(dearest|busiest first|in order of the keys|sign by sign)\b/i,
  },
  {
    retired: 'whoever, whose, nobody, somebody (for an actor)',
    instead: 'the caller, the owner, no one, a user: the actor by its name',
    names: /\b(nobodys?|somebodys?|whoever)\b/,
    phrases:
      /\b(whoever|whomever|nobody|nobody's|somebody|somebody's|everybody|everybody's|anybody|anybody's|who asks|who asked)\b/i,
  },
  {
    retired: 'by itself, meanwhile, anew, afresh, hears of',
    instead: 'automatically, in the meantime, again, is notified of',
    names: /\b(meanwhile|anew|afresh)\b/,
    phrases:
      /\b(by itself|by themselves|of its own accord|(?<!in the )meanwhile|anew|afresh|hears? of|heard of|hearing of)\b/i,
  },
  {
    retired: 'set aside',
    instead: 'moved to the dead-letter queue',
    names: /\bset aside\b/,
    phrases: /\b(set|sets|setting) aside\b/i,
  },
  {
    retired: 'allowance, "what the plan allows"',
    instead: 'quota',
    names: /\ballowances?\b/,
    phrases: /\b(allowances?|what the plan allows|the plan allows)\b/i,
  },
];

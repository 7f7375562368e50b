import type { Conversation } from './conversations.ts';
import type { ReachableDeployment as Deployment } from './deployment.ts';
import { type AcceptedPost, type Marker, markersIn, markerText } from './vendors/ledger.ts';
import { pause } from './vendors/http-server.ts';

/** What happened to the messages of some conversations. Lists hold markers, or ids of conversations; empty is good. */
export interface Outcome {
  readonly answeredCount: number;
  /** Neither an accepted post nor a delivery with an unknown outcome mentions it. */
  readonly lost: readonly string[];
  /** Shown to the operator as *unknown*, and not taken by the vendor. */
  readonly unknown: readonly string[];
  /** Several accepted posts answer it. */
  readonly twice: readonly string[];
  /** Conversations that a model saw in another order than the vendor's. */
  readonly disorderedPrompts: readonly string[];
  /** Conversations whose answers were accepted in another order than that of their questions. */
  readonly disorderedAnswers: readonly string[];
  /** Posts that went to a person other than the one they answer. */
  readonly misdirected: readonly string[];
}

const isRising = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

const numbersOf = (markers: readonly Marker[], id: string) =>
  markers.filter(({ conversation }) => conversation === id).map(({ number }) => number);

/** Markers in answers whose delivery outcome is unknown, as the operator sees them. */
async function unknownMarkers({ postgres }: Deployment): Promise<Set<string>> {
  const rows = await postgres.query<{ text: string | null }>(
    `select text from channels.outbound_messages where state = 'UNKNOWN'`,
  );
  return new Set(rows.flatMap(({ text }) => markersIn(text ?? '').map(markerText)));
}

/** Compares what the vendors accepted with what was written. */
export async function measureOutcome(
  deployment: Deployment,
  conversations: readonly Conversation[],
  acknowledged: ReadonlySet<string>,
): Promise<Outcome> {
  const { ledger } = deployment.vendors;
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const posts = ledger.posts.map((post) => ({
    post,
    markers: markersIn(post.text).filter((marker) => byId.has(marker.conversation)),
  }));
  const times = new Map<string, number>();
  for (const marker of posts.flatMap(({ markers }) => markers.map(markerText)))
    times.set(marker, (times.get(marker) ?? 0) + 1);
  const inDoubt = await unknownMarkers(deployment);
  const missing = [...acknowledged].filter((marker) => !times.has(marker));
  const isMisdirected = (post: AcceptedPost, { conversation }: Marker) => {
    const meant = byId.get(conversation);
    return meant?.account !== post.account || meant.place !== post.place;
  };
  return {
    answeredCount: [...acknowledged].filter((marker) => times.has(marker)).length,
    lost: missing.filter((marker) => !inDoubt.has(marker)),
    unknown: missing.filter((marker) => inDoubt.has(marker)),
    twice: [...times].flatMap(([marker, count]) => (count > 1 ? [marker] : [])),
    disorderedPrompts: [...byId.keys()].filter((id) => ledger.calls.some(({ seen }) => !isRising(numbersOf(seen, id)))),
    disorderedAnswers: [...byId.keys()].filter(
      (id) =>
        !isRising(
          numbersOf(
            posts.flatMap(({ markers }) => markers),
            id,
          ),
        ),
    ),
    misdirected: posts.flatMap(({ post, markers }) =>
      markers.some((marker) => isMisdirected(post, marker)) ? [post.text] : [],
    ),
  };
}

/** Whether runs or deliveries of these conversations' companies are in progress. */
async function isBusy({ postgres }: Deployment, conversations: readonly Conversation[]): Promise<boolean> {
  const tenants = [...new Set(conversations.map(({ company }) => company.operator.tenantId))];
  const [row] = await postgres.query<{ busy: boolean }>(
    `select exists (select from agents.runs where tenant_id = any($1) and state in ('RESERVING', 'CALLING'))
         or exists (select from channels.outbound_messages where tenant_id = any($1) and state in ('QUEUED', 'SENDING')) as busy`,
    [tenants],
  );
  return row?.busy ?? true;
}

/** How long the vendors must be idle before what is missing counts as lost. */
const idleLimitMs = 60_000;

/**
 * Waits until every message is answered or its outcome unknown and nothing is in progress, or until nothing has reached
 * the vendors for a minute; then compares. Lost messages are part of the outcome, so this throws nothing.
 */
export async function settled(
  deployment: Deployment,
  conversations: readonly Conversation[],
  acknowledged: ReadonlySet<string>,
): Promise<Outcome> {
  const { ledger } = deployment.vendors;
  const progress = () => ledger.posts.length + ledger.calls.length + ledger.refusedCount;
  let [seen, at] = [progress(), performance.now()];
  for (;;) {
    const outcome = await measureOutcome(deployment, conversations, acknowledged).catch(() => null);
    if (outcome?.lost.length === 0 && !(await isBusy(deployment, conversations).catch(() => true))) break;
    if (progress() !== seen) [seen, at] = [progress(), performance.now()];
    if (performance.now() - at > idleLimitMs) break;
    await pause(250);
  }
  // A second answer would come now: a job that was taken over runs within seconds.
  await pause(2000);
  return measureOutcome(deployment, conversations, acknowledged);
}

/** The outcome that the product guarantees, whatever failed in the meantime. */
export const promised = {
  lost: [],
  unknown: [],
  twice: [],
  disorderedPrompts: [],
  disorderedAnswers: [],
  misdirected: [],
} as const;

/**
 * What it guarantees once a person has sent the unknown ones again: that happens late, so the order of answers is not
 * checked.
 */
export const promisedOnceResent = { lost: [], unknown: [], twice: [], misdirected: [] } as const;

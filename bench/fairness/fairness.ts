import { type Company, setUpCompany } from '../../test/fault/harness/company.ts';
import { startDeployment } from '../../test/fault/harness/deployment.ts';
import { openQuestions, type Questions, sideBySide, type Way } from '../measure/questions.ts';
import type { Effort, Report } from '../measure/report.ts';
import { ratios, shown, spreadOf } from '../measure/rounds.ts';
import { casesOf, type Tenants } from './cases.ts';
import { drained, measureThroughput, type Throughput } from './throughput.ts';

const full = {
  ...{ rounds: 3, asked: 9, heavyCount: 4, messagesEach: 100, seconds: 20 },
  sizes: { slowMessages: 300, dripping: 12, webhooks: 1000, slowPosts: 60, newPeople: 60 },
};
const quick = {
  ...{ rounds: 1, asked: 3, heavyCount: 4, messagesEach: 60, seconds: 8 },
  sizes: { slowMessages: 60, dripping: 12, webhooks: 200, slowPosts: 30, newPeople: 30 },
};
const whyRate =
  'an answer takes about 90 ms of processor time in all (see answer), and two processors run PostgreSQL, the gateway and the sandbox servers besides.';
/** No one waits longer than this for an answer: the ratio is at least as bad. */
const limitMs = 30_000;

/**
 * The median time to an answer of several questions, one after another, in milliseconds; the limit if one was not
 * answered in time.
 */
async function latency(questions: Questions, company: Company, way: Way, count: number): Promise<number> {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const asked = await questions.ask(company, way, limitMs);
    if (!asked) return limitMs;
    seen.push(asked.postedAt - asked.sentAt);
  }
  return spreadOf(seen).median;
}

interface Seen {
  readonly name: string;
  readonly alone: number[];
  readonly beside: number[];
}

/** How long one company waits for an answer while others are slow or busy, compared with how long it waits alone. */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const settings = { ...(isQuick ? quick : full), ...(given !== null && { rounds: given }) };
  const deployment = await startDeployment({
    copyCount: 1,
    postgresFlags: ['-c', 'fsync=on', '-c', 'full_page_writes=on'],
  });
  deployment.vendors.sendsEcho = false;
  const [quiet, busy] = [await setUpCompany(deployment), await setUpCompany(deployment)];
  const heavy: Company[] = [];
  while (heavy.length < settings.heavyCount) heavy.push(await setUpCompany(deployment, { providerId: 'slow' }));
  const tenants: Tenants = { quiet, busy, heavy };
  const questions = openQuestions(deployment, 300);
  for (const way of ['slack', 'whatsapp'] as const) await sideBySide(60, 4, () => questions.ask(quiet, way));

  const seen = new Map<string, Seen>();
  const throughput: Throughput[] = [];
  let leftCount = 0;
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const each of casesOf(deployment, tenants, questions, settings.sizes)) {
      const alone = new Map<Way, number>();
      for (const way of each.ways) alone.set(way, await latency(questions, quiet, way, settings.asked));
      await each.begin();
      for (const way of each.ways) {
        const name = `${each.name}${each.ways.length > 1 ? `; asked ${way === 'slack' ? 'in Slack' : 'on WhatsApp'}` : ''}`;
        const of = seen.get(name) ?? { name, alone: [], beside: [] };
        seen.set(name, of);
        of.alone.push(alone.get(way) ?? Number.NaN);
        of.beside.push(await latency(questions, quiet, way, settings.asked));
      }
      each.end();
      leftCount += await drained(questions);
    }
    throughput.push(await measureThroughput(deployment, tenants, questions, settings));
  }
  const [version] = await deployment.postgres.query<{ server_version: string }>('show server_version');
  await deployment.stop();

  const all = [...seen.values()];
  const of = (what: keyof Throughput) => spreadOf(throughput.map((each) => each[what]));
  const least = ({ beside }: Seen) => (beside.some((ms) => ms >= limitMs) ? 'at least ' : '');
  return {
    title: "fairness: one company's answers beside what others do",
    method: `${settings.rounds} rounds; in each, for each case, the median of ${settings.asked} questions one after another with no one else there, then beside the others; what they do then ends. Each service is a process of its own; no quiet window; the fast model, Slack and Meta answer at once. A question is given up after ${limitMs / 1000} s, and then the ratio is at least what is shown.`,
    columns: ['Beside', 'alone ms', 'beside ms', 'ratio'],
    rows: all.map((each) => [
      each.name,
      shown(spreadOf(each.alone), 0),
      `${least(each)}${shown(spreadOf(each.beside), 0)}`,
      `${least(each)}${shown(ratios(each.beside, each.alone), 2)}`,
    ]),
    goals: [
      ...all.map((each) => {
        const ratio = ratios(each.beside, each.alone);
        const isMet = ratio.median <= 1.5;
        return { text: `${each.name}: ratio <= 1.5`, seen: `${least(each)}${shown(ratio)}`, isMet };
      }),
      {
        text: `calls in flight of one process, ${settings.heavyCount} companies, >= 200`,
        seen: shown(of('callsInFlight'), 0),
        isMet: of('callsInFlight').median >= 200,
      },
      {
        text: 'memory for each, in a process that has worked before, KiB <= 256',
        seen: shown(of('kibPerCall'), 0),
        isMet: of('kibPerCall').median <= 256,
      },
      {
        text: 'answers/s with an instant model >= 60',
        seen: shown(of('perSecondInstant'), 1),
        isMet: of('perSecondInstant').median >= 60,
        ifMissed: whyRate,
      },
    ],
    notes: [
      `Answers/s of one process with a model of 2 s, 240 questions open at a time: ${shown(of('perSecondAt2s'), 1)}.`,
      ...(leftCount > 0 ? [`Questions that were never answered: ${leftCount}.`] : []),
    ],
    versions: { PostgreSQL: version?.server_version ?? '' },
  };
}

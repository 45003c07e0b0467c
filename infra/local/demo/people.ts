import type { Pairing, Village } from '../../../shared/registry/model.ts';
import { accounts } from '../sample/index.ts';
import { randomFrom } from '../sample/random.ts';
import { digestOf } from './chance.ts';
import { inParallel, refused } from './client.ts';
import type { Stage, Tally } from './stage.ts';

/** So many leaders do not contact an enterprise this month. */
const idleLeaders = 3;
const onSitePercent = 70;
const visitPercent = 60;

interface Entry {
  readonly day: number;
  readonly person: string;
  readonly kind: 'contact' | 'onSiteOffice' | 'visit' | 'journal' | 'quarterReview';
  readonly subject: Pairing['subject'];
  readonly text: string;
}

const texts = {
  contact: [
    '电话了解用工和订单情况,企业经营正常。',
    '到企业走访,了解原料供应,无新困难。',
    '座谈了解融资需求,已转金融工作局。',
  ],
  onSiteOffice: ['现场办公,明确水电接入由供电、水务三日内到场。', '现场办公,协调施工便道,当场议定。'],
  visit: ['查看工程进度,土建按计划推进。', '查看设备安装,督促安全措施。'],
  journal: ['样例月纪实:走访农户,商定当月事项。'],
  quarterReview: ['样例季点评:三个月事项逐项点评。'],
} as const;

/** Whether a quarter ends with the month, and its journals are reviewed. */
const endsQuarter = (month: string): boolean => Number(month.slice(5)) % 3 === 0;

/**
 * What the paired officials enter in the field log this month: most contact an enterprise and keep the journal of a village, many hold an
 * on-site office or visit a project; on the last day of a quarter's last month they review its journals.
 */
export function planLog(
  month: string,
  pairings: readonly Pairing[],
  villages: readonly Village[],
  days: number,
): Entry[] {
  const byLeader = Map.groupBy(pairings, ({ official }) => official);
  const idle = new Set(
    randomFrom(`demo/${month}/idle`)
      .shuffled([...byLeader.keys()])
      .slice(0, idleLeaders),
  );
  return [...byLeader].flatMap(([person, own], place) => {
    const random = randomFrom(`demo/${month}/log/${person}`);
    const subjects = (kind: Pairing['subject']['kind']) =>
      own.map(({ subject }) => subject).filter((subject) => subject.kind === kind);
    const entry = (kind: Entry['kind'], of: readonly Pairing['subject'][]): Entry[] =>
      of.length > 0
        ? [
            {
              day: random.integer(0, days - 1),
              person,
              kind,
              subject: random.pick(of),
              text: random.pick(texts[kind]),
            },
          ]
        : [];
    if (idle.has(person)) return [];
    const village = { kind: 'village' as const, id: villages[place % villages.length]!.id };
    return [
      ...entry('contact', subjects('enterprise')),
      ...(random.integer(1, 100) <= onSitePercent ? entry('onSiteOffice', subjects('enterprise')) : []),
      ...(random.integer(1, 100) <= visitPercent ? entry('visit', subjects('project')) : []),
      ...entry('journal', [village]).map((journal) => ({ ...journal, day: Math.min(journal.day, days - 2) })),
      ...(endsQuarter(month)
        ? entry('quarterReview', [village]).map((review) => ({ ...review, day: days - 1 }))
        : []),
    ];
  });
}

const words = {
  contact: '联系企业',
  onSiteOffice: '现场办公',
  visit: '走访项目',
  journal: '月纪实',
  quarterReview: '季点评',
} as const;
const canSignIn = new Set(accounts.map(({ id }) => id));

/** Makes the entries of a day: leaders who can sign in on this machine themselves, the others through the office. */
export async function writeLog(
  stage: Stage,
  log: readonly Entry[],
  day: number,
  tally: Tally,
): Promise<void> {
  const { system, at, month, days } = stage;
  await inParallel(
    log.filter((entry) => entry.day === day),
    async ({ person, kind, subject, text }) => {
      const id = digestOf(`${month}/${person}/${kind}`).slice(0, 20);
      const who = canSignIn.has(person) ? person : 'office';
      await system.call('writeLog', { ...at, id, kind, date: days[day]!, person, subject, text }, who);
      tally.add(words[kind]);
    },
  );
}

/** In the quiet period an inspection without a reason is refused, and one with a reason counts as an exception. */
export async function inspect(
  { system, at, month, county }: Stage,
  date: string,
  tally: Tally,
): Promise<void> {
  const [first, second] = county.enterprises;
  const person = 'handler-emergency';
  const inspection = (id: string, text: string) => ({
    ...at,
    id: digestOf(`${month}/inspection/${id}`).slice(0, 20),
    kind: 'inspection' as const,
    date,
    person,
    subject: { kind: 'enterprise' as const, id },
    text,
  });
  await refused('rule-refused', system.call('writeLog', inspection(first!.id, '例行检查'), person));
  tally.add('安静期检查被拒');
  const justified = inspection(second!.id, '接报危化品储存隐患,现场检查');
  await system.call('writeLog', { ...justified, reason: 'safety' }, person);
  tally.add('有理由的例外检查');
}

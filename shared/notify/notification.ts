import * as z from 'zod';
import type { Bilingual } from '../contract/bilingual.ts';
import { CivilDate, Id } from '../contract/parameters.ts';
import { notificationEvents } from './events.ts';
import type { NotificationEvent } from './events.ts';

/**
 * One thing to tell: which matter, whose, how grave, due when. There is no place in it for a name, a contact or a text of the case, so
 * none can leave by it.
 */
export const Notification = z.object({
  /** The same happening has the same key, however often it is seen; it is told once. */
  key: z.string().min(1).max(200),
  /** `test`: somebody tries the channel. */
  event: z.enum([...notificationEvents, 'test']),
  subject: z.object({ kind: z.enum(['case', 'notice']), id: Id }),
  /** The unit that must act; without one, the office. */
  unit: Id.optional(),
  unitName: z.string().optional(),
  colour: z.enum(['none', 'blue', 'yellow', 'red']).default('none'),
  dueOn: CivilDate.optional(),
  /** What is due or overdue: 受理, 答复 … */
  limit: z.object({ zh: z.string().max(20), en: z.string().max(40) }).optional(),
  /** The printed number of a notice. */
  number: z.string().optional(),
  /** Urgent matters wait for nothing: neither for the morning nor for the digest. */
  urgent: z.boolean().default(false),
});
export type Notification = z.infer<typeof Notification>;

const headings: Record<NotificationEvent | 'test', Bilingual> = {
  test: { zh: '测试提醒,无需处理', en: 'A test; nothing to do' },
  new: { zh: '新诉求待受理', en: 'New case to accept' },
  assigned: { zh: '交办待签收', en: 'Assigned; sign for it' },
  dueTomorrow: { zh: '明天到期', en: 'Due tomorrow' },
  overdue: { zh: '已超期', en: 'Overdue' },
  reopened: { zh: '退回重办', en: 'Sent back by the filer' },
  notice: { zh: '收到督办单', en: 'Supervision notice' },
};

const colours: Record<Notification['colour'], Bilingual | undefined> = {
  none: undefined,
  blue: { zh: '蓝色', en: 'blue' },
  yellow: { zh: '黄色', en: 'yellow' },
  red: { zh: '红色', en: 'red' },
};

/** Where a matter is at the desk. */
export const deskLink = ({ subject }: Pick<Notification, 'subject'>, baseUrl: string): string =>
  `${baseUrl}/desk.html?page=${subject.kind === 'case' ? 'cases' : 'notices'}&id=${encodeURIComponent(subject.id)}`;

/** A notification in one line of plain text, in both languages. */
export function notificationLine(notification: Notification): Bilingual {
  const { event, subject, unitName, dueOn, limit, number, urgent } = notification;
  const colour = colours[notification.colour];
  const name = number ?? subject.id;
  return {
    zh: [
      `${urgent ? '【紧急】' : ''}${headings[event].zh}${limit ? `:${limit.zh}` : ''}`,
      name,
      unitName ?? '营商办',
      colour?.zh,
      dueOn && `期限${dueOn}`,
    ]
      .filter(Boolean)
      .join(' · '),
    en: [
      `${urgent ? 'URGENT: ' : ''}${headings[event].en}${limit ? `: ${limit.en}` : ''}`,
      name,
      unitName ?? 'the office',
      colour?.en,
      dueOn && `due ${dueOn}`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

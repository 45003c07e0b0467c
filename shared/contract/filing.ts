import * as z from 'zod';
import {
  Case,
  CaseEvent,
  CaseFields,
  caseStates,
  ClockView,
  Level,
  Message,
  StatusLine,
} from '../intake/model.ts';
import { say } from './bilingual.ts';
import type { Bilingual } from './bilingual.ts';
import { CivilDate, Id, Instant, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

/**
 * A receipt as the filer's browser makes it (80 random bits, Crockford base 32 with check character); the server stores its hash only.
 * Because it is made before the request is sent, a repeated request files nothing twice.
 */
export const Receipt = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{16}[0-9A-HJKMNP-TV-Z*~$=U]$/, say('回执编号有误', 'The receipt is mistyped'));

const FiledCase = z.object({ id: Id, statusLine: StatusLine, acknowledgedAt: Instant });

/** The answer to a challenge; wanted only while very many file at once. */
export const Work = z.object({ challenge: z.string().max(200), nonce: z.number().int().min(0) });

/** What the filer sees: no name of a handler, no internal note. */
export const FilerView = z.object({
  id: Id,
  jurisdiction: z.string(),
  kind: Case.shape.kind,
  state: z.enum(caseStates),
  statusLine: StatusLine,
  text: z.string(),
  category: Id,
  filedAt: Instant,
  leadUnitName: z.string().optional(),
  events: z.array(
    CaseEvent.pick({ kind: true, at: true }).extend({
      unitName: z.string().optional(),
      /** The published reason of a case that was declined. */
      reason: StatusLine.optional(),
    }),
  ),
  thread: z.array(Message),
  clocks: z.array(ClockView),
  /** What the filer may do now. */
  actions: z.array(z.enum(['message', 'confirm', 'reopen', 'rate', 'withdraw'])),
  confirmBy: Instant.optional(),
});

const filerMove = <P extends string, B extends z.ZodObject>(verb: P, summary: Bilingual, body: B) =>
  ({
    method: 'POST',
    path: `/api/case/${verb}`,
    summary,
    callers: ['filer'],
    function: 'intake-public',
    body,
    response: FilerView,
    errors: ['unknown-receipt', 'illegal-move'],
  }) as const satisfies RouteDefinition;

/** What filers and observers do: file, follow, answer. */
export const filingRoutes = {
  fileRequest: {
    method: 'POST',
    path: '/api/{jurisdiction}/cases',
    summary: { zh: '提交诉求', en: 'File a request' },
    callers: ['public'],
    function: 'intake-public',
    body: CaseFields.extend({
      receipt: Receipt,
      channel: z.enum(['web', 'qr']).default('web'),
      work: Work.optional(),
    }),
    response: FiledCase,
    status: 201,
    errors: ['not-found', 'duplicate', 'work-needed', 'already-filed'],
  },
  filingChallenge: {
    method: 'GET',
    path: '/api/{jurisdiction}/challenge',
    summary: {
      zh: '提交前的运算题(防刷;平时无需运算)',
      en: 'The work to do before filing; none in quiet times',
    },
    callers: ['public'],
    function: 'intake-public',
    query: z.object({
      /** As many bits as a refused filing was told: which function, and which instance of it, refused does not matter. */
      least: z.coerce.number().int().min(0).max(24).default(0),
    }),
    response: z.object({
      /** Signed by the server, good until `expiresAt`, bound to nobody. */
      challenge: z.string(),
      /** Leading zero bits that the hash must have; 0: no work is needed. */
      bits: z.number().int().min(0).max(24),
      expiresAt: Instant,
    }),
    errors: ['not-found'],
  },
  readOwnCase: {
    method: 'GET',
    path: '/api/case',
    summary: { zh: '凭回执查看办理情况', en: 'Follow a case by its receipt' },
    callers: ['filer'],
    function: 'intake-public',
    response: FilerView,
    errors: ['unknown-receipt'],
  },
  confirmCase: filerMove(
    'confirm',
    { zh: '确认已解决并评价', en: 'Confirm that it is solved, and rate' },
    z.object({ level: Level }),
  ),
  reopenCase: filerMove(
    'reopen',
    { zh: '问题没有解决,退回重办', en: 'Not solved: send it back' },
    z.object({ reason: Text(500), level: Level.optional() }),
  ),
  rateCase: filerMove(
    'rate',
    { zh: '评价(不改变办理状态)', en: 'Rate; the case stays where it is' },
    z.object({ level: Level }),
  ),
  writeMessage: filerMove(
    'messages',
    { zh: '补充说明', en: 'Add a message' },
    z.object({ id: Id, text: Text(2000) }),
  ),
  withdrawCase: filerMove('withdraw', { zh: '撤回', en: 'Withdraw' }, z.object({})),
  observerHome: {
    method: 'GET',
    path: '/api/observer',
    summary: { zh: '观察员本人的任期、职责与线索', en: 'The observer’s own term, duty and leads' },
    callers: ['observer'],
    function: 'intake-observer',
    response: z.object({
      jurisdiction: z.object({ code: z.string(), name: z.string() }),
      name: z.string(),
      to: CivilDate,
      duty: z
        .object({
          period: z.enum(['month', 'quarter', 'halfYear', 'year']),
          minimum: z.number(),
          done: z.number(),
          dueOn: CivilDate,
        })
        .optional(),
      leads: z.array(
        z.object({
          id: Id,
          title: z.string(),
          state: z.enum(caseStates),
          statusLine: StatusLine,
          filedAt: Instant,
        }),
      ),
    }),
    errors: ['unknown-link'],
  },
  fileLead: {
    method: 'POST',
    path: '/api/observer/leads',
    summary: { zh: '提交线索', en: 'File a lead' },
    callers: ['observer'],
    function: 'intake-observer',
    body: CaseFields.omit({ contact: true }).extend({
      receipt: Receipt,
      /** Whether the unit may learn the observer's name. */
      anonymous: z.boolean().default(true),
    }),
    response: FiledCase,
    status: 201,
    errors: ['unknown-link', 'duplicate'],
  },
} as const satisfies Record<string, RouteDefinition>;

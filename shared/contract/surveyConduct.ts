import * as z from 'zod';
import { OwnLine, Replacement, replacementReasons } from '../survey/conduct.ts';
import { SurveySettings } from '../survey/settings.ts';
import { Id } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const office = ['office'] as const;
const Configuration = z.object({ version: z.number().int().min(0), settings: SurveySettings });

/** What happens around a round: the auditor's key, reminders, replacements, and proofs of single lines. */
export const surveyConductRoutes = {
  readSurveyConfiguration: {
    method: 'GET',
    path: '/api/{jurisdiction}/survey/configuration',
    summary: { zh: '满意度调查设置', en: 'Settings of the survey' },
    callers: ['office', 'supervisor', 'auditor', 'admin'],
    function: 'survey-office',
    response: Configuration,
    errors: [],
  },
  saveSurveyConfiguration: {
    method: 'PUT',
    path: '/api/{jurisdiction}/survey/configuration',
    summary: { zh: '设置审计公钥和密数封存', en: 'Set the auditor’s key and the escrow of secrets' },
    callers: ['admin'],
    function: 'survey-office',
    body: Configuration,
    response: Configuration,
    errors: ['stale-version', 'rule-refused'],
  },
  remindInvited: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/reminders',
    summary: {
      zh: '列出要提醒的企业并记数;可同时换发新链接(旧链接作废)',
      en: 'List whom to remind and count it; with new links on request, which end the old ones',
    },
    callers: office,
    function: 'survey-office',
    body: z.object({
      newLinks: z.boolean().default(false),
      /** Continue after this enterprise, as the previous batch said. */
      after: Id.optional(),
      limit: z.number().int().min(1).max(100).default(100),
    }),
    response: z.object({
      items: z.array(
        z.object({
          enterprise: Id,
          name: z.string(),
          phone: z.string().optional(),
          url: z.string().optional(),
        }),
      ),
      next: Id.optional(),
    }),
    errors: ['not-found', 'illegal-move', 'stale-version', 'round-closed'],
  },
  replaceInvited: {
    method: 'POST',
    path: '/api/{jurisdiction}/rounds/{month}/invitations/{enterpriseId}/replacement',
    summary: {
      zh: '联系不上:旧链接作废,同层下一家候补,给出它的链接',
      en: 'Unreachable: its link dies, the next of its stratum steps in and gets one',
    },
    callers: office,
    function: 'survey-office',
    body: z.object({ reason: z.enum(replacementReasons) }),
    response: Replacement.extend({ name: z.string(), phone: z.string().optional(), url: z.string() }),
    status: 201,
    errors: ['not-found', 'illegal-move', 'link-spent', 'round-closed', 'rule-refused', 'stale-version'],
  },
  listReplacements: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/replacements',
    summary: { zh: '候补记录', en: 'Who stepped in for whom' },
    callers: ['office', 'auditor'],
    function: 'survey-office',
    response: z.object({ items: z.array(Replacement) }),
    errors: ['not-found'],
  },
  proveLine: {
    method: 'GET',
    path: '/api/{jurisdiction}/rounds/{month}/proofs/{enterpriseId}',
    summary: {
      zh: '一家企业自己那一行的证明(交给该企业)',
      en: 'Proof of an enterprise’s own line, to hand to it',
    },
    callers: ['office', 'auditor'],
    function: 'survey-office',
    response: OwnLine,
    errors: ['not-found'],
  },
  proveOwnLine: {
    method: 'GET',
    path: '/api/survey/proof',
    summary: {
      zh: '凭自己的链接取自己那一行的抽样证明(不会用掉链接)',
      en: 'Proof of one’s own line in the draw, by one’s link; never spends it',
    },
    callers: ['invited'],
    function: 'survey-public',
    response: OwnLine.extend({ jurisdiction: z.string() }),
    errors: ['unknown-link'],
  },
} as const satisfies Record<string, RouteDefinition>;

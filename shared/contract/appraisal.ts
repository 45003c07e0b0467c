import * as z from 'zod';
import {
  AssessmentGroup,
  AssessmentGroups,
  Brief,
  ContextSheet,
  Measure,
  MeasureFields,
} from '../scoring/conduct.ts';
import { Month, Text } from './parameters.ts';
import type { RouteDefinition } from './route.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const readers = ['office', 'supervisor', 'auditor', 'official', 'handler'] as const;
const Version = z.number().int().min(0);

/** A month's brief as it is read: live until the month is published, frozen after. */
const BriefView = z.object({
  month: Month,
  version: Version,
  title: z.string(),
  /** The text with the figures in place. */
  text: Words,
  /** The text as it is edited, `{name}` where a figure belongs. */
  template: Words,
  figures: z.record(z.string(), z.number()),
  state: z.enum(['live', 'signed', 'frozen']),
  signed: Brief.shape.signed,
  frozenAt: z.string().optional(),
});

/** What people do beside the scores: measures, context, the brief, assessment groups. */
export const appraisalRoutes = {
  listMeasures: {
    method: 'GET',
    path: '/api/{jurisdiction}/measures',
    summary: {
      zh: '流动红旗、黄牌、奖励、表扬、问责、召回(历任在列)',
      en: 'Red flags, yellow cards, awards, praise, accountability, recall; past ones stay listed',
    },
    callers: readers,
    function: 'scoring-staff',
    response: z.object({ items: z.array(Measure) }),
    errors: [],
  },
  takeMeasure: {
    method: 'POST',
    path: '/api/{jurisdiction}/measures',
    summary: {
      zh: '由人决定一项措施,注明依据的考评',
      en: 'A person takes a measure, citing the run',
    },
    callers: ['supervisor'],
    function: 'scoring-conduct',
    body: MeasureFields,
    response: Measure,
    status: 201,
    errors: ['not-found', 'not-acceptable-now', 'rule-refused', 'duplicate', 'stale-version', 'busy'],
  },
  withdrawMeasure: {
    method: 'POST',
    path: '/api/{jurisdiction}/measures/{measureId}/withdraw',
    summary: { zh: '撤销一项措施(留痕)', en: 'Take a measure back; it stays listed' },
    callers: ['supervisor'],
    function: 'scoring-conduct',
    body: z.object({ version: z.number().int().min(1), reason: Text(500) }),
    response: Measure,
    errors: ['not-found', 'illegal-move', 'stale-version'],
  },
  readContext: {
    method: 'GET',
    path: '/api/{jurisdiction}/context/{month}',
    summary: { zh: '背景数据:只展示,不计分', en: 'Context figures: shown, never scored' },
    callers: readers,
    function: 'scoring-staff',
    response: ContextSheet,
    errors: [],
  },
  saveContext: {
    method: 'PUT',
    path: '/api/{jurisdiction}/context/{month}',
    summary: { zh: '填写背景数据', en: 'Enter the context figures' },
    callers: ['office'],
    function: 'scoring-conduct',
    body: ContextSheet.pick({ figures: true }).extend({ version: Version }),
    response: ContextSheet,
    errors: ['stale-version', 'duplicate'],
  },
  editBrief: {
    method: 'PUT',
    path: '/api/{jurisdiction}/brief/{month}',
    summary: { zh: '修改通报文字(数字仍为实时)', en: 'Edit the brief; its figures stay live' },
    callers: ['office'],
    function: 'scoring-conduct',
    body: z.object({
      version: Version,
      title: Text(80),
      template: z.object({ zh: Text(5000), en: Text(10_000) }),
    }),
    response: BriefView,
    errors: ['stale-version', 'duplicate', 'illegal-move', 'rule-refused'],
  },
  signBrief: {
    method: 'POST',
    path: '/api/{jurisdiction}/brief/{month}/sign',
    summary: { zh: '签发通报', en: 'Sign the brief' },
    callers: ['supervisor'],
    function: 'scoring-conduct',
    body: z.object({ version: Version }),
    response: BriefView,
    errors: ['stale-version', 'duplicate', 'illegal-move', 'forbidden'],
  },
  readBrief: {
    method: 'GET',
    path: '/api/{jurisdiction}/brief/{month}',
    summary: {
      zh: '本月通报(公示前为实时数字,公示后固定)',
      en: 'The month’s brief: live until publication, frozen after',
    },
    callers: ['office', 'supervisor', 'auditor', 'official'],
    function: 'scoring-staff',
    response: BriefView,
    errors: [],
  },
  listAssessmentGroups: {
    method: 'GET',
    path: '/api/{jurisdiction}/assessment-groups/{year}',
    summary: {
      zh: '考核组及其考核的单位和重点项目(未确认的只有内部可见)',
      en: 'Assessment groups, their units and priority projects; drafts are seen inside only',
    },
    callers: readers,
    function: 'scoring-staff',
    response: AssessmentGroups,
    errors: [],
  },
  saveAssessmentGroups: {
    method: 'PUT',
    path: '/api/{jurisdiction}/assessment-groups/{year}',
    summary: {
      zh: '编排考核组(不得考核本单位)',
      en: 'Set up the assessment groups; none assesses its own unit',
    },
    callers: ['office'],
    function: 'scoring-conduct',
    body: z.object({ version: Version, groups: z.array(AssessmentGroup).max(40) }),
    response: AssessmentGroups,
    errors: ['stale-version', 'duplicate', 'rule-refused'],
  },
  confirmAssessmentGroups: {
    method: 'POST',
    path: '/api/{jurisdiction}/assessment-groups/{year}/confirm',
    summary: {
      zh: '确认考核组编排(由第二人);确认后生效',
      en: 'Confirm the assessment groups, by a second person; from then on they count',
    },
    callers: ['supervisor'],
    function: 'scoring-conduct',
    body: z.object({ version: z.number().int().min(1) }),
    response: AssessmentGroups,
    errors: ['not-found', 'illegal-move', 'stale-version', 'forbidden', 'rule-refused'],
  },
} as const satisfies Record<string, RouteDefinition>;

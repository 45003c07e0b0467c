import type { Bilingual } from './bilingual.ts';

/** What a problem code means: its HTTP status and its title in both languages. */
export interface ProblemKind extends Bilingual {
  readonly status: number;
}

/**
 * Every error the API can answer, by its string code (RFC 9457 `type`). The one table from which responses,
 * the OpenAPI document and the pages' texts are derived.
 */
export const problemKinds = {
  'invalid-input': { status: 400, zh: '填写有误,请按提示修改', en: 'Some entries need correcting' },
  'malformed-json': { status: 400, zh: '请求内容不是有效的JSON', en: 'The request body is not valid JSON' },
  'too-large': { status: 413, zh: '内容过大', en: 'The content is too large' },
  'unsupported-media-type': { status: 415, zh: '请以JSON格式提交', en: 'Send JSON' },
  unauthenticated: { status: 401, zh: '请先登录', en: 'Sign in first' },
  forbidden: { status: 403, zh: '您没有办理此事的权限', en: 'You may not do this' },
  'not-found': { status: 404, zh: '没有找到', en: 'Not found' },
  'unknown-receipt': {
    status: 404,
    zh: '没有找到这个回执编号,请核对后再试',
    en: 'No case has this receipt; check it and try again',
  },
  'unknown-link': {
    status: 404,
    zh: '这个链接无效或已停用,请向发送方索取新链接',
    en: 'This link is not valid; ask its sender for a new one',
  },
  'link-spent': {
    status: 410,
    zh: '您已提交过答卷,谢谢',
    en: 'This questionnaire has been answered; thank you',
  },
  'round-closed': { status: 410, zh: '本月调查已结束', en: 'This month’s survey has closed' },
  'illegal-move': { status: 409, zh: '当前状态不能这样办理', en: 'The current state does not allow this' },
  'stale-version': {
    status: 409,
    zh: '内容已被他人更新,请刷新后再试',
    en: 'Someone changed this meanwhile; reload and try again',
  },
  duplicate: { status: 409, zh: '已经存在', en: 'Already exists' },
  'rule-refused': { status: 422, zh: '不符合规则', en: 'A rule refuses this' },
  'not-acceptable-now': { status: 409, zh: '现在还不能办理', en: 'Not yet' },
  'work-needed': {
    status: 429,
    zh: '现在提交的人很多,您的内容还在,页面会自动再试',
    en: 'Very many are filing now; nothing is lost, the page tries again by itself',
  },
  'already-filed': {
    status: 409,
    zh: '刚才已收到完全相同的内容,没有重复登记',
    en: 'The very same was received a moment ago; it was not registered twice',
  },
  busy: { status: 503, zh: '系统繁忙,请稍后再试', en: 'Busy; try again shortly' },
  internal: {
    status: 500,
    zh: '系统出错,已记录,请稍后再试',
    en: 'Something went wrong; it has been recorded',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

/** One field that is wrong: a JSON pointer (RFC 6901) into the input, and what to do, in both languages. */
export interface FieldProblem extends Bilingual {
  readonly pointer: string;
}

/** The body of every error response (RFC 9457, `application/problem+json`). */
export interface ProblemDocument {
  readonly type: ProblemCode;
  readonly status: number;
  readonly title: Bilingual;
  readonly detail?: Bilingual;
  readonly fields?: readonly FieldProblem[];
  /** For an illegal move: where the thing stands and where it may go from there. */
  readonly current?: string;
  readonly allowed?: readonly string[];
  /** For `work-needed`: leading zero bits that the answer to a challenge must have. */
  readonly bits?: number;
  readonly requestId?: string;
}

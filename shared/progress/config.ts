/** Limits of the lights; points are percentage points behind the plan. */
export interface LightConfig {
  /** From so many points behind (included) the light is yellow. */
  readonly yellowFrom: number;
  /** Up to so many points behind (included) it stays yellow; beyond it is red. */
  readonly yellowTo: number;
  /** A missed start is red from this month of delay on; before that it is yellow. */
  readonly missedStartRedFromMonth: number;
}

export interface ReconciliationConfig {
  /** So many days between the claimed and the verified date still agree. */
  readonly toleranceDays: number;
  /** A yearly result counts as verified when so many different methods confirm it. */
  readonly annualResultMethods: number;
}

/** The share of staff and of working days at the front line, numerator ÷ denominator. */
export interface FrontlineConfig {
  readonly numerator: number;
  readonly denominator: number;
}

export interface QuietReason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Days of the month without inspections, both included; a period from the 26th to the 5th runs over the month's end. */
export interface QuietConfig {
  readonly fromDay: number;
  readonly toDay: number;
  /** Reasons for which an inspection is possible all the same. */
  readonly reasons: readonly QuietReason[];
}

export interface ProgressConfig {
  readonly lights: LightConfig;
  readonly reconciliation: ReconciliationConfig;
  readonly frontline: FrontlineConfig;
  readonly quiet: QuietConfig;
}

/**
 * Defaults; a county replaces any of them by its own record. Lights and front-line share follow one city's published rule each, the
 * quiet period is that of 福泉; the reasons are our proposal.
 */
export const DEFAULT_PROGRESS_CONFIG: ProgressConfig = {
  lights: { yellowFrom: 10, yellowTo: 30, missedStartRedFromMonth: 3 },
  reconciliation: { toleranceDays: 0, annualResultMethods: 2 },
  frontline: { numerator: 2, denominator: 3 },
  quiet: {
    fromDay: 1,
    toDay: 25,
    reasons: [
      { code: 'safety', zh: '安全生产重大隐患', en: 'serious safety hazard' },
      { code: 'environment', zh: '突发环境事件', en: 'environmental emergency' },
      { code: 'complaint', zh: '投诉举报核查', en: 'checking a complaint' },
      { code: 'assigned', zh: '上级交办', en: 'assigned by a higher authority' },
      { code: 'invited', zh: '企业主动申请', en: 'asked for by the enterprise' },
    ],
  },
};

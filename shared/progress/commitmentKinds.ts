/** What giving comes to: money that stays (`given`), money that comes back (`lent`), or something other than money. A loan is not a grant. */
export const commitmentNatures = ['given', 'lent', 'service'] as const;
export type CommitmentNature = (typeof commitmentNatures)[number];

/** The kinds of commitment (优惠政策落实), each with its nature and names. */
export const commitmentKinds = {
  policy: { nature: 'given', zh: '优惠政策', en: 'Preferential policy' },
  grant: { nature: 'given', zh: '补助奖励', en: 'Grant' },
  rentRelief: { nature: 'given', zh: '租金减免', en: 'Rent relief' },
  taxRefund: { nature: 'given', zh: '退税', en: 'Tax refund' },
  jobRetentionRefund: { nature: 'given', zh: '稳岗返还', en: 'Job-retention refund' },
  coupon: { nature: 'given', zh: '消费券', en: 'Coupons' },
  loan: { nature: 'lent', zh: '贷款', en: 'Loan' },
  greenChannel: { nature: 'service', zh: '绿色通道', en: 'Green channel' },
  approval: { nature: 'service', zh: '限时审批', en: 'Approval in time' },
  power: { nature: 'service', zh: '用电保障', en: 'Power supply' },
  land: { nature: 'service', zh: '交付用地', en: 'Delivery of land' },
  material: { nature: 'service', zh: '原料保障', en: 'Supply of raw material' },
  other: { nature: 'service', zh: '其他承诺', en: 'Other commitment' },
} as const satisfies Record<string, { nature: CommitmentNature; zh: string; en: string }>;
export type CommitmentKind = keyof typeof commitmentKinds;

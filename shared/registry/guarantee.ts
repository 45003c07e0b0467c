import type { Bilingual } from '../contract/bilingual.ts';

/** One of the guarantees (包) that a project's paired officials give. */
export interface GuaranteeItem extends Bilingual {
  readonly code: string;
}

/** 四包 as 福泉 publishes them; a catalogue, because another county's four differ. */
export const defaultGuarantees: readonly GuaranteeItem[] = [
  { code: 'procedures', zh: '手续办理', en: 'Procedures' },
  { code: 'progress', zh: '建设进度', en: 'Construction progress' },
  { code: 'problems', zh: '问题协商解决', en: 'Problems solved by consultation' },
  { code: 'policy', zh: '优惠政策落实', en: 'Preferential policy kept' },
];

/** The guarantees of the county's catalogue that nobody gives for a project. */
export const missingGuarantees = (
  given: Iterable<string>,
  catalogue: readonly GuaranteeItem[] = defaultGuarantees,
): GuaranteeItem[] => {
  const codes = new Set(given);
  return catalogue.filter((item) => !codes.has(item.code));
};

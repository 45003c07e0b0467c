import { formatYuan, parseYuan } from '../../../shared/money/yuan.ts';
import type { Bilingual } from '../../../shared/contract/bilingual.ts';

/** An amount being typed: what would be stored, or what is wrong with it. */
export interface TypedYuan {
  readonly yuan: number | undefined;
  readonly hint: Bilingual;
  readonly wrong: boolean;
}

const grouped = (yuan: number): string => String(yuan).replace(/\B(?=(\d{3})+$)/g, ',');

/** Reads an amount as it is typed (`1.2亿`, `350万元`, `7000000`) and says what will be stored. */
export function typedYuan(text: string): TypedYuan {
  const parsed = parseYuan(text);
  if (!parsed.ok) return { yuan: undefined, hint: parsed.reason, wrong: true };
  const exact = grouped(parsed.value);
  return {
    yuan: parsed.value,
    hint: {
      zh: `将保存为${exact}元(${formatYuan(parsed.value)})`,
      en: `Will be stored as ${exact} yuan`,
    },
    wrong: false,
  };
}

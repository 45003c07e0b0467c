import type { Bilingual } from '../contract/bilingual.ts';
import type { Month } from '../time/civil.ts';
import { formatMonth } from '../time/format.ts';
import type { SchemeKind } from './model.ts';

/** Why somebody or something has no score of a month, before any run says so itself. */
export type UnscoredWhy =
  'notEnded' | 'notPublished' | 'noUnit' | 'notRated' | 'notOfficial' | 'noPairing' | 'notInRun';

const what: Readonly<Record<SchemeKind, Bilingual>> = {
  project: { zh: '该项目', en: 'this project' },
  unit: { zh: '贵单位', en: 'your unit' },
  official: { zh: '您', en: 'you' },
  campaignGroup: { zh: '该工作组', en: 'this group' },
  county: { zh: '本县', en: 'this county' },
};

/** Why there is no score, in words that say what would change it. */
export function whyUnscored(why: UnscoredWhy, kind: SchemeKind, month: Month): Bilingual {
  const { zh: whom, en: who } = what[kind];
  const { zh, en } = formatMonth(month);
  switch (why) {
    case 'notEnded':
      return {
        zh: `${zh}还没有结束,月末后才考评`,
        en: `${en} has not ended; it is scored afterwards`,
      };
    case 'notPublished':
      return {
        zh: `${zh}的考评还没有公示;公示后可以在这里查看每一分的由来,也可以申诉`,
        en: `The scores of ${en} are not published yet; afterwards every point stands here, and you may object`,
      };
    case 'noUnit':
      return {
        zh: '您的账号没有写明单位,无法显示单位得分;请营商办在名册中核对',
        en: 'Your account names no unit, so that no unit’s score can be shown; ask the office to check the register',
      };
    case 'notRated':
      return {
        zh: '名册中贵单位不参加考评,任何方案都不给它评分',
        en: 'The register says that your unit is not rated; no scheme scores it',
      };
    case 'notOfficial':
      return {
        zh: '名册中您不是包联领导;考评只评包联领导、单位和项目',
        en: 'The register does not list you as an official with pairings; only these, units and projects are scored',
      };
    case 'noPairing':
      return {
        zh: `按已批准的责任分解表,${zh}末您没有包联对象,因此不评分`,
        en: `By the approved plan you were paired with nothing at the end of ${en}, so you are not scored`,
      };
    case 'notInRun':
      return {
        zh: `${zh}的考评计算时,名册中还没有${whom};登记在后的,从下月起评分`,
        en: `When ${en} was computed the register did not have ${who} yet; what is registered later is scored from the next month`,
      };
  }
}

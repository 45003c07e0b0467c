import { inLanguage } from '../../lib/bilingual.ts';
import { date, day, dateTime } from '../../lib/format.ts';
import { noticeColour } from '../parts/words.ts';
import type { Notice } from './acts.ts';
import { t } from './messages.ts';

/** The names that a sheet needs. */
export interface SheetNames {
  readonly county: string;
  readonly unit: (id: string) => string;
  readonly person: (id: string) => string;
}

/** A row of the reply slip: what was said and when, as far as it is known, and who signs by hand. */
interface SlipRow {
  readonly label: string;
  readonly text: string;
  readonly at: string;
  readonly signature: string;
}

/** 督办单, as it is printed: letter head, table of facts, signature, reply slip. */
export interface Sheet {
  readonly title: string;
  readonly number: string;
  /** What stands below the number: the colour, and that it is without effect. */
  readonly marks: readonly string[];
  readonly addressee: string;
  readonly opening: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly issuer: string;
  readonly issuedOn: string;
  readonly slip: readonly SlipRow[];
}

/** Who issued a notice: a person, or the system where the county lets a colour be issued by itself. */
export const issuerName = (issuer: string | undefined, person: SheetNames['person']): string =>
  issuer === undefined ? '' : issuer === 'system' ? t('bySystem') : person(issuer);

const at = (label: string, instant: string | undefined): string => label + (instant ? dateTime(instant) : '');

/** What a notice says on paper. What has not happened yet is left open, to be written by hand. */
export function sheetOf(notice: Notice, { county, unit, person }: SheetNames): Sheet {
  const { state, matter, supportingUnits, outcome } = notice;
  return {
    title: county + t('sheetTitle'),
    number: notice.number ?? t('draftMark'),
    marks: [noticeColour(notice.colour), ...(state === 'withdrawn' ? [t('withdrawnMark')] : [])],
    addressee: t('addressee', { unit: unit(notice.leadUnit) }),
    opening: t('opening'),
    facts: [
      [t('matter'), t('matterOf', { kind: t(`kind_${matter.kind}`), title: matter.title })],
      [t('basis'), inLanguage(notice.basis)],
      [t('requirement'), notice.requirement],
      [t('deadlineLabel'), t('sheetDeadline', { date: date(notice.deadline) })],
      [t('leadUnit'), unit(notice.leadUnit)],
      [t('supporting'), supportingUnits.map(unit).join(t('listComma')) || t('noUnit')],
      ...(notice.reason === undefined ? [] : [[t('reason'), notice.reason] as const]),
    ],
    issuer: issuerName(notice.issuer, person),
    issuedOn: notice.issuedAt ? day(notice.issuedAt) : '',
    slip: [
      { label: t('sign'), text: '', at: at(t('sheetSignedAt'), notice.signedAt), signature: t('signer') },
      {
        label: t('reply'),
        text: notice.reply ?? '',
        at: at(t('sheetRepliedAt'), notice.repliedAt),
        signature: t('unitHead'),
      },
      {
        label: t('sheetReview'),
        text: [outcome && t(outcome), notice.review].filter(Boolean).join(t('stop')),
        at:
          state === 'closed'
            ? t('reviewedBy', { name: person(notice.changedBy), at: dateTime(notice.changedAt) })
            : '',
        signature: t('reviewer'),
      },
    ],
  };
}

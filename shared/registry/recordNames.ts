import type { Duty } from './model.ts';

type RecordNames = Readonly<Record<Duty['record'], string>>;

/** What the kinds of entry in the field log, and leads, are called: by themselves on a page, and in a duty's own words. */
export const recordNames = {
  zh: {
    visit: '走访',
    contact: '联系',
    onSiteOffice: '现场办公',
    meeting: '会议',
    observeAndReview: '观摩点评',
    sitIn: '列席旁听',
    openOrCovertCheck: '明察暗访',
    inspection: '执法检查',
    trip: '外出招商',
    salon: '企业家沙龙',
    journal: '月纪实',
    quarterReview: '季点评',
    smallIndustry: '小产业',
    lead: '线索',
  },
  en: {
    visit: 'Visit',
    contact: 'Contact',
    onSiteOffice: 'On-site office',
    meeting: 'Meeting',
    observeAndReview: 'Observe and review',
    sitIn: 'Sit-in',
    openOrCovertCheck: 'Open or covert check',
    inspection: 'Inspection',
    trip: 'Trip',
    salon: 'Salon',
    journal: 'Monthly journal',
    quarterReview: 'Quarterly review',
    smallIndustry: 'Small industry',
    lead: 'Lead',
  },
} as const satisfies { readonly zh: RecordNames; readonly en: RecordNames };

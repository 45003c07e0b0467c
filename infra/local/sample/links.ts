import { createApi, type SampleApi, type SampleContext } from './api.ts';
import { sampleJurisdiction } from './county.ts';

/** An address to open, and for whom it is. */
export interface VisitorLink {
  readonly label: string;
  readonly url: string;
}

const county = { jurisdiction: sampleJurisdiction.code };

/** The personal link of the last observer on the list, issued now; an earlier one of hers dies. */
async function observerLink(api: SampleApi): Promise<VisitorLink | undefined> {
  const { items } = await api('listObservers', county, 'office');
  const observer = items.at(-1);
  if (!observer?.to) return undefined;
  const { person: personId, to, name } = observer;
  const { url } = await api('issueObserverLink', { ...county, personId, to }, 'office');
  return { label: `观察员${name}的个人链接 · observer`, url };
}

/** A one-time link of an open round, issued now for an enterprise that has not answered; before the draw, where one is made. */
async function surveyLink(api: SampleApi, desk: string): Promise<VisitorLink> {
  const rounds = await api('listRounds', county, 'office');
  const open = rounds.items.find(({ state }) => state === 'open');
  if (open) {
    const round = { ...county, month: open.month };
    const [waiting] = (await api('unanswered', round, 'office')).items;
    if (waiting) {
      const { url } = await api(
        'reissueInvitation',
        { ...round, enterpriseId: waiting.enterprise },
        'office',
      );
      return { label: `${waiting.name}的满意度问卷 · survey`, url };
    }
  }
  return {
    label: '满意度问卷:抽样后出现,营商办在工作台抽样 · survey, after the draw at the desk',
    url: desk,
  };
}

/** One working link for every kind of visitor. */
export async function visitorLinks(context: Omit<SampleContext, 'progress'>): Promise<VisitorLink[]> {
  const api = createApi(context);
  const page = (file: string) => new URL(file, `${context.baseUrl.replace(/\/+$/, '')}/`).href;
  const desk = page('desk.html');
  const observer = await observerLink(api);
  return [
    { label: '首页 · start', url: page('') },
    { label: '公示榜 · public board', url: page('board.html') },
    { label: '提诉求 · report', url: page('report.html') },
    { label: '凭回执查进度 · follow a case', url: page('case.html') },
    await surveyLink(api, desk),
    ...(observer ? [observer] : []),
    { label: '工作台 · desk,登录名如 office、supervisor、handler-market-supervision', url: desk },
  ];
}

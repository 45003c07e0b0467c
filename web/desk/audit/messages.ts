import { messages } from '../../lib/i18n/index.ts';

export const t = messages(
  {
    lead: '下载考评所依据的事实、方案和抽样的全部名单,可以自己重算核对。',
    runs: '考评的事实与方案',
    noRuns: '计算考评后会列在这里。',
    rounds: '抽样框、中签与候补',
    noRounds: '冻结抽样框后会列在这里。',
    download: '下载JSON',
    downloadOf: '下载JSON:{what}',
    facts: '事实核对值',
    commit: '承诺值',
    done: '已下载',
    secret: '名单含企业代码,请按规定保管。',
  },
  {
    lead: 'Download the facts and scheme of each run and the whole of each draw, and recompute them yourself.',
    runs: 'Facts and schemes of runs',
    noRuns: 'Runs are listed here once computed.',
    rounds: 'Frames, samples and replacements',
    noRounds: 'Rounds are listed here once frozen.',
    download: 'Download JSON',
    downloadOf: 'Download JSON: {what}',
    facts: 'Hash of the facts',
    commit: 'Commit',
    done: 'Downloaded',
    secret: 'The lists hold enterprise codes; keep them as the rules say.',
  },
);

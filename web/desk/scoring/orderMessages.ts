import { messages } from '../../lib/i18n/index.ts';

/** Words of computing: what is ordered, how far it is, and what is left. */
export const t = messages(
  {
    computeMonth: '计算该月全部考评',
    ordered: '已开始计算,可以离开本页',
    progress: '计算进度',
    done: '已算{done}/{total}',
    allDone: '{at}开始的计算已全部算完,共{n}项。',
    leave: '关闭本页也会继续算;再打开时可看进度。',
    stalled: '有一部分一直没有算完,请点“算剩下的”。',
    left: '有{n}项不能计算,处理后点“算剩下的”。',
    resume: '算剩下的',
    resumed: '已接着算',
    state_waiting: '等待',
    state_working: '正在算',
    state_computed: '已算',
    state_refused: '不能算',
    underWay: '正在计算',
  },
  {
    computeMonth: 'Compute all runs of the month',
    ordered: 'Computing; you may leave this page',
    progress: 'Progress',
    done: '{done} of {total} computed',
    allDone: 'The order of {at} is computed: {n} runs.',
    leave: 'It goes on when this page is closed; progress is here when you come back.',
    stalled: 'A part has not come back for a while. Compute what is left.',
    left: '{n} cannot be computed. Mend what is said below, then compute what is left.',
    resume: 'Compute what is left',
    resumed: 'Computing again',
    state_waiting: 'waiting',
    state_working: 'computing',
    state_computed: 'computed',
    state_refused: 'refused',
    underWay: 'Computing',
  },
);

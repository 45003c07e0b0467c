import { messages } from '../lib/i18n/index.ts';

export const t = messages(
  {
    title: '提交诉求',
    kept: '上次没写完的内容还在',
    keptText: '只保存在这台设备上,提交后自动删除。',
    fresh: '清空重写',
    draft: '草稿',
    keep: '在这台设备上保留草稿',
    keepHint: '公用的手机或电脑,请不要保留。',
    another: '再提一件',
    have: '已有回执编号?',
    follow: '查看办理情况',
    trouble: '暂时打不开',
    troubleText: '没有连上系统。已写的内容还在,请检查网络后再试。',
    unknownPlace: '这个地区还没有开通',
    unknownPlaceText: '网址里的地区代码没有登记。请重新扫描海报上的二维码,或打开您所在县的网址。',
    again: '再试一次',
  },
  {
    title: 'File a request',
    kept: 'Your unfinished text is still here',
    keptText: 'It is kept on this device only and erased once sent.',
    fresh: 'Start again',
    draft: 'Draft',
    keep: 'Keep a draft on this device',
    keepHint: 'Not on a phone or computer others use.',
    another: 'File another',
    have: 'Have a receipt?',
    follow: 'Follow a case',
    trouble: 'Not available right now',
    troubleText: 'The system could not be reached. Nothing is lost; check the connection and try again.',
    unknownPlace: 'This place does not take part yet',
    unknownPlaceText:
      'The address names a place that is not registered. Scan the poster again, or open your own county’s address.',
    again: 'Try again',
  },
);

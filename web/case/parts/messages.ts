import { messages } from '../../lib/i18n/index.ts';

/** Texts that the pages of a case and of a complaint share. */
export const p = messages(
  {
    choose: '请选择一项',
    writeMessage: '请先写内容',
    tooLong: '最多{limit}个字,现为{n}个字',
    filer: '您',
    message: '补充说明',
    send: '发送',
    sent: '已发送',
    failed: '没有成功',
    moved: '情况刚刚有变化,页面已更新为最新。',
    withdraw: '撤回这件',
    withdrawAsk: '确定撤回吗?',
    withdrawText: '撤回后不再办理,不能恢复;以后可以重新提交。',
    withdrawYes: '撤回',
  },
  {
    choose: 'Choose one',
    writeMessage: 'Write something first',
    tooLong: 'At most {limit} characters; this has {n}',
    filer: 'You',
    message: 'Add a message',
    send: 'Send',
    sent: 'Sent',
    failed: 'That did not work',
    moved: 'Something just changed; the page now shows the latest.',
    withdraw: 'Withdraw it',
    withdrawAsk: 'Withdraw it?',
    withdrawText: 'Nobody works on it any more, and it cannot be brought back; you can file anew.',
    withdrawYes: 'Withdraw',
  },
);

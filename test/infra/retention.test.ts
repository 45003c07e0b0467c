import { describe, expect, it } from 'vitest';
import { templateOf } from './template.ts';

describe.each(['prod', 'prodChina'] as const)('retention in stage %s', (stage) => {
  const template = templateOf(stage);

  it('[X11] clears complaints every night, by the time of Shanghai, with a function of the line’s own', () => {
    const Arn = {
      'Fn::GetAtt': [template.idOf('AWS::Lambda::Function', 'IntakeComplaintsRetention'), 'Arn'],
    };
    expect(template.ofType('AWS::Scheduler::Schedule').map(([, schedule]) => schedule)).toContainEqual(
      expect.objectContaining({
        ScheduleExpression: 'cron(35 0 * * ? *)',
        ScheduleExpressionTimezone: 'Asia/Shanghai',
        Target: expect.objectContaining({ Arn }),
      }),
    );
  });

  it('[X11] lets no bucket forget what was kept: the passes of retention do, which know the county’s months', () => {
    const rules = template
      .ofType('AWS::S3::Bucket')
      .flatMap(
        ([, { LifecycleConfiguration: lifecycle }]) => (lifecycle as { Rules: object[] })?.Rules ?? [],
      );
    const uploads = [
      expect.objectContaining({ Prefix: 'incoming/', ExpirationInDays: 1 }),
      expect.objectContaining({ Prefix: 'held/', ExpirationInDays: 30 }),
    ];
    expect(rules).toEqual([...uploads, ...uploads]);
  });
});

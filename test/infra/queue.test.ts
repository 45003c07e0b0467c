import { describe, expect, it } from 'vitest';
import { functionNames, functions } from '../../infra/functions.ts';
import { stages } from '../../infra/stages.ts';
import { arnName, list, pascal, type Statement, templateOf } from './template.ts';

const stageNames = Object.keys(stages) as (keyof typeof stages)[];
const worker = functions['scoring-worker'];

describe.each(stageNames)('queues of stage %s', (name) => {
  const template = templateOf(name);
  const deadLetters = {
    'Fn::GetAtt': [template.idOf('AWS::SQS::Queue', 'RunPartsDeadLetters'), 'Arn'],
  };

  it('hides a part six times as long as it may be worked at, and gives it up after three tries', () => {
    expect(template.single('AWS::SQS::Queue', 'RunPartsQueue')).toMatchObject({
      VisibilityTimeout: 6 * worker.timeout,
      RedrivePolicy: { deadLetterTargetArn: deadLetters, maxReceiveCount: 3 },
    });
  });

  it('feeds the worker one part at a time, five at once, and hears which failed', () => {
    expect(template.ofType('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping)).toContainEqual(
      expect.objectContaining({
        EventSourceArn: { 'Fn::GetAtt': [template.idOf('AWS::SQS::Queue', 'RunPartsQueue'), 'Arn'] },
        FunctionName: { Ref: template.idOf('AWS::Lambda::Function', pascal('scoring-worker')) },
        BatchSize: 1,
        ScalingConfig: { MaximumConcurrency: 5 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
    );
  });

  it('calls someone when a part was given up', () => {
    const alarms = template.ofType('AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
    const [id] = (deadLetters['Fn::GetAtt'] as [string]).slice(0, 1);
    expect(alarms).toContainEqual(
      expect.objectContaining({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [id, 'QueueName'] } }],
        Threshold: 1,
      }),
    );
  });

  it('encrypts every queue, and refuses whoever does not come over TLS; nobody is let in by a queue itself', () => {
    const encrypted = template.ofType('AWS::SQS::Queue');
    for (const [id, queue] of encrypted) expect(queue, id).toMatchObject({ SqsManagedSseEnabled: true });
    const policies = template.ofType('AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(encrypted.length);
    for (const [id, { PolicyDocument }] of policies)
      for (const { Effect, Condition } of (PolicyDocument as { Statement: Statement[] }).Statement)
        expect([Effect, Condition], id).toEqual(['Deny', { Bool: { 'aws:SecureTransport': 'false' } }]);
  });

  it('lets the office and the worker alone send, and the worker alone take', () => {
    const may = (action: string) =>
      functionNames.filter((one) =>
        template
          .statementsOf(template.idOf('AWS::IAM::Role', `${pascal(one)}Role`))
          .some(
            ({ Action, Resource }) =>
              list(Action).includes(action) && list(Resource).map(arnName).includes('RunPartsQueue'),
          ),
      );
    expect(may('sqs:SendMessage')).toEqual(['scoring-office', 'scoring-worker']);
    expect(may('sqs:ReceiveMessage')).toEqual(['scoring-worker']);
  });
});

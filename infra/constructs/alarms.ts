import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const period = Duration.minutes(5);

/** Alarms that call a person; whoever is on duty subscribes to the topic. */
export class Alarms extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { enforceSSL: true });
  }

  functionErrors(name: string, target: IFunction): void {
    this.#alarm(`${name}-errors`, `${name} fails`, target.metricErrors({ period, statistic: 'Sum' }), 1);
  }

  /** A record that waits an hour will be lost after a day. */
  streamAge(name: string, target: IFunction): void {
    const age = target.metric('IteratorAge', { period, statistic: 'Maximum' });
    this.#alarm(
      `${name}-age`,
      `${name} is more than an hour behind`,
      age,
      Duration.hours(1).toMilliseconds(),
    );
  }

  deadLetters(name: string, queue: IQueue): void {
    const waiting = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' });
    this.#alarm(`${name}-dead-letters`, `${name} gave up on a batch`, waiting, 1);
  }

  serverErrors(api: HttpApi): void {
    this.#alarm('api-5xx', 'The API answers 5xx', api.metricServerError({ period, statistic: 'Sum' }), 5);
  }

  #alarm(id: string, alarmDescription: string, metric: IMetric, threshold: number): void {
    new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.#topic));
  }
}

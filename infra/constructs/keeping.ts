import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from '../stages.ts';

/** What happens to something that holds data when the stack is deleted. */
export const removalPolicyOf = ({ removal }: Stage): RemovalPolicy =>
  removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/** How long a log is kept, as properties of its group. */
export const logKeeping = (stage: Stage) => ({
  retention: stage.logRetentionDays,
  removalPolicy: removalPolicyOf(stage),
});

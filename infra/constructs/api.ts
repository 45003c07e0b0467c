import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  type FunctionName as RoutedFunction,
  isStaffRoute,
  type RouteDefinition,
  routedFunctions,
} from '../../shared/contract/index.ts';
import type { Stage } from '../stages.ts';
import { logKeeping } from './keeping.ts';

export type Routes = Readonly<Record<string, RouteDefinition>>;

/**
 * What the access log keeps of a request. The route's key, not its path, because a path may hold a receipt; no address and no
 * user agent, because whoever files or answers is not to be found out.
 */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    route: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
    requestId: '$context.requestId',
  }),
);

/** The API: one gateway route for each route of the contract; staff routes, and only they, behind the token check. */
export class Api extends Construct {
  readonly gateway: HttpApi;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.gateway = new HttpApi(this, 'Gateway', { createDefaultStage: false });
    const destination = new LogGroup(this, 'AccessLog', logKeeping(stage));
    new HttpStage(this, 'Stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(destination), format: accessLog },
    });
  }

  /** Adds the contract's routes. One integration and one permission a function, because a function's policy holds 20 KB. */
  addRoutes(
    routes: Routes,
    functions: Readonly<Record<RoutedFunction, IFunction>>,
    { issuer, clientId }: { issuer: string; clientId: string },
  ): void {
    const staff = new HttpJwtAuthorizer('Staff', issuer, { jwtAudience: [clientId] });
    const integrations = Object.fromEntries(
      routedFunctions.map((name) => [
        name,
        new HttpLambdaIntegration(name, functions[name], { scopePermissionToRoute: false }),
      ]),
    ) as Record<RoutedFunction, HttpLambdaIntegration>;
    for (const route of Object.values(routes)) {
      this.gateway.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: integrations[route.function],
        ...(isStaffRoute(route) && { authorizer: staff }),
      });
    }
  }
}

import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import { acknowledge } from './acknowledge.ts';
import { FIVE_MINUTES } from './alarms.ts';
import type { FeatureFunction } from './feature-function.ts';
import type { Stage } from './stage.ts';

/** No address, no agent, no query: who votes when must not be read from a log. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/** The HTTP API behind CloudFront: routes of the contracts, each with one function. */
export class PublicApi extends Construct {
  readonly api: HttpApi;
  readonly domainName: string;
  private readonly integrations = new Map<FeatureFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, { settings, alarms }: Pick<Stage, 'settings' | 'alarms'>) {
    super(scope, id);
    const { logDays, requests } = settings;
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Parvis; answers CloudFront only' });
    this.domainName = `${this.api.apiId}.execute-api.${Stack.of(this).region}.amazonaws.com`;
    const logGroup = new LogGroup(this, 'Log', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requests.perSecond, burstLimit: requests.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    alarms.raise(this, 'Failures', {
      metric: stage.metricServerError({ period: FIVE_MINUTES, statistic: 'sum' }),
      threshold: 5,
      says: 'The API answered five requests with 5xx within five minutes.',
      runbook: 'api-failures',
    });
  }

  /**
   * Lets a function answer routes of a contract. Several methods of one path are one route of API Gateway: a route each
   * would be more than a third of what a stack may hold. The function knows the method, and says that others are not
   * there; a route of another function with a method of its own goes first.
   */
  serve(fn: FeatureFunction, ...routes: readonly AnyRoute[]): void {
    for (const [path, some] of Map.groupBy(routes, (route) => route.path)) {
      const [first, ...others] = some;
      const method = first === undefined || others.length > 0 ? HttpMethod.ANY : HttpMethod[first.method];
      this.route(fn, HttpRouteKey.with(`/api${path}`, method));
    }
  }

  /** Lets a function answer what is below a path and no other route knows; `/` for everything else. */
  serveBelow(fn: FeatureFunction, path: '/' | `/${string}/`): void {
    this.route(fn, path === '/' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(`${path}{proxy+}`, HttpMethod.ANY));
  }

  private route(fn: FeatureFunction, routeKey: HttpRouteKey): void {
    // One permission a function: a permission a route would be a quarter of the stack.
    const integration =
      this.integrations.get(fn) ??
      new HttpLambdaIntegration(fn.node.path.replaceAll('/', ''), fn.lambda, { scopePermissionToRoute: false });
    this.integrations.set(fn, integration);
    // Beside its function, in the stack of features.
    acknowledge(
      new HttpRoute(fn, routeKey.key, { httpApi: this.api, routeKey, integration }),
      'APIG4',
      'Functions judge each request: the secret of the CDN, the session, the policy of the route.',
    );
  }
}

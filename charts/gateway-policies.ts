import type { Chart } from 'cdk8s';
import type { Gateway } from '#topology';
import { addAnswerScript } from './answer-script';
import { addBackendPolicy } from './backend-policy';
import { addClientPolicy } from './client-policy';
import { addSecurityPolicy } from './security-policy';

/** How the Gateway treats clients and backends: one policy of a kind, on the Gateway, for all of its routes. */
export function addGatewayPolicies(chart: Chart, gateway: Gateway): void {
  addClientPolicy(chart, gateway);
  addSecurityPolicy(chart, gateway);
  addBackendPolicy(chart, gateway);
  addAnswerScript(chart, gateway);
}

import type { Region } from '#topology';
import { addAiRoute } from './ai-route';
import { addAuthorizer } from './authorizer';
import { addBackend } from './backend';
import { addCertificates } from './certificates';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import { addGateway } from './gateway';
import { addGatewayPolicies } from './gateway-policies';
import type { ManifestFile } from './manifest-file';
import { addTargetGroupBindings } from './target-group-bindings';

/** Tier 1, from the certificate and the authorizer to the load balancers: a file per route, since they are what changes. */
export function gatewayFiles({ name: region, gateway }: Region): readonly ManifestFile[] {
  const place = { region, concern: concerns.gateway };
  const { certificate } = gateway.listener;
  return [
    ...(certificate === null
      ? []
      : [chartFile({ ...place, name: 'certificates' }, (chart) => addCertificates(chart, gateway, certificate))]),
    chartFile({ ...place, name: 'authorizer' }, (chart) => addAuthorizer(chart, gateway.access.authorizer)),
    chartFile({ ...place, name: 'gateway' }, (chart) => addGateway(chart, gateway)),
    chartFile({ ...place, name: 'policies' }, (chart) => addGatewayPolicies(chart, gateway)),
    chartFile({ ...place, name: 'backends' }, (chart) => {
      for (const backend of gateway.backends) addBackend(chart, gateway, backend);
    }),
    ...gateway.routes.map((route) =>
      chartFile({ ...place, name: `route-${route.name}` }, (chart) => addAiRoute(chart, gateway, route)),
    ),
    chartFile({ ...place, name: 'target-groups' }, (chart) => addTargetGroupBindings(chart, gateway)),
  ];
}

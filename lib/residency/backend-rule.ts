import { type Finding, isRecord, listAt, objectLocation, type PlacedObject, type Rule, textAt } from '#evidence';
import { addressFault } from './address-fault';
import { objectHome } from './file-home';
import { hostOf } from './host-mentions';
import { indexPlaces } from './index-places';
import { leak } from './leak';
import { indexObjects } from './object-index';
import { hostDirectory } from './place-host';
import type { ResidencyInput } from './residency-input';

/** What is asked about where traffic can be sent; by kind, since each says it in its own way. */
const checks: Readonly<Record<string, (object: PlacedObject, input: ResidencyInput) => readonly Finding[]>> = {
  'gateway.envoyproxy.io/Backend': backendFaults,
  '/Service': (object, input) => [
    ...hostFaults(object, 'spec.externalName', input),
    ...listAt(object.object, 'spec', 'externalIPs').flatMap((_, index) =>
      hostFaults(object, `spec.externalIPs.${index}`, input),
    ),
  ],
  'inference.networking.k8s.io/InferencePool': pickerFaults,
  'elbv2.k8s.aws/TargetGroupBinding': targetGroupFaults,
};

export const foreignBackend: Rule<ResidencyInput> = {
  name: 'foreign-backend',
  claim:
    'Every backend, service, endpoint picker and target group that a cluster refers to stands in the cluster or is answered in its jurisdiction, by the rendered DNS records.',
  check: (input) => {
    const index = indexObjects(input.inventory);
    const asked = Object.entries(checks).map(([apiKind, check]) => ({ objects: index.ofKind(apiKind), check }));
    return {
      checked: asked.reduce((sum, { objects }) => sum + objects.length, 0),
      findings: asked.flatMap(({ objects, check }) => objects.flatMap((object) => check(object, input))),
    };
  },
};

function backendFaults(object: PlacedObject, input: ResidencyInput): readonly Finding[] {
  const endpoints = listAt(object.object, 'spec', 'endpoints');
  const type = textAt(object.object, 'spec', 'type') ?? 'Endpoints';
  return [
    ...(type === 'Endpoints'
      ? []
      : [
          fault(object, input, {
            property: 'spec.type',
            message: `sends requests to whatever host they name (type ${type}); allowed: Endpoints`,
            to: null,
          }),
        ]),
    ...endpoints.flatMap((_, index) =>
      ['fqdn.hostname', 'hostname', 'ip.address'].flatMap((field) =>
        hostFaults(object, `spec.endpoints.${index}.${field}`, input),
      ),
    ),
    ...hostFaults(object, 'spec.tls.sni', input),
  ];
}

/** A host that is named at a property, if it is. */
function hostFaults(object: PlacedObject, property: string, input: ResidencyInput): readonly Finding[] {
  const text = textAt(object.object, ...property.split('.'));
  if (text === null) return [];
  const host = hostOf(text);
  const home = objectHome(object, input.boundaries);
  const places = host === null ? [{ kind: 'unknown' } as const] : hostDirectory(input)(host);
  return places.flatMap((place) => {
    const found = addressFault(place, home, input);
    if (found === null) return [];
    const message = `${text} ${found.leads}; allowed: the cluster, or a Region of its jurisdiction`;
    return [fault(object, input, { property, message, to: found.to })];
  });
}

/** A picker is a Service of the same namespace; anything else could stand anywhere. */
function pickerFaults(object: PlacedObject, input: ResidencyInput): readonly Finding[] {
  const { endpointPickerRef: picker } = isRecord(object.object.spec) ? object.object.spec : {};
  const kind = textAt(picker, 'kind') ?? 'Service';
  const name = textAt(picker, 'name') ?? '';
  if (kind === 'Service' && indexObjects(input.inventory).beside(object, '/Service', name) !== undefined) return [];
  const message = `asks the ${kind} ${name} which engine answers; allowed: a rendered Service of its namespace`;
  return [fault(object, input, { property: 'spec.endpointPickerRef.kind', message, to: null })];
}

function targetGroupFaults(object: PlacedObject, input: ResidencyInput): readonly Finding[] {
  const name = textAt(object.object, 'spec', 'targetGroupName');
  // by ARN: the rules of texts read its Region
  if (name === null) return [];
  const groups = indexPlaces(input.inventory).names.get(name) ?? [];
  if (groups.some(({ region }) => region === object.region)) return [];
  const message = `binds to the target group ${name}, which ${object.region} does not have; allowed: one of the Region’s own`;
  return [fault(object, input, { property: 'spec.targetGroupName', message, to: groups[0]?.region ?? null })];
}

interface Fault {
  readonly property: string;
  readonly message: string;
  readonly to: string | null;
}

function fault(object: PlacedObject, { boundaries }: ResidencyInput, { property, message, to }: Fault): Finding {
  return leak({
    rule: 'foreign-backend',
    home: objectHome(object, boundaries),
    at: objectLocation(object, property),
    message,
    mend: 'Refer to a Service of the cluster or to the host of a peer Region of the jurisdiction (charts/backend.ts)',
    to,
  });
}

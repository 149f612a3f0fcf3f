import type { Accelerator, Governance, Jurisdiction } from '#topology';
import { asRecord, byKey, type Fact, type Facts, Line, sorted } from './fact';
import type { NameOwn } from './own-names';
import { regionWords } from './region-words';

/** What is a jurisdiction's own: its boundary and its ways in. */
export function jurisdictionFacts(jurisdiction: Jurisdiction, nameOwn: NameOwn): Facts {
  const { legalSet, hostname, edge, accelerator, clientCidrs, links } = jurisdiction;
  return {
    legalSet,
    hostname: hostname && nameOwn(hostname),
    edge,
    accelerator: new Line(accelerator && acceleratorFact(accelerator, nameOwn)),
    clientCidrs: sorted(clientCidrs),
    links: sorted(links.map(({ requester, accepter }) => `${requester} to ${accepter}`)),
  };
}

function acceleratorFact({ name, port, region, record, endpointGroups }: Accelerator, nameOwn: NameOwn): Fact {
  return {
    name: nameOwn(name),
    port,
    stackIn: region,
    record: record && nameOwn(record.name),
    endpoints: asRecord(
      byKey(
        endpointGroups,
        (group) => group.region,
        ({ loadBalancer, trafficDialPercent }) => `${loadBalancer} ${trafficDialPercent} %`,
      ),
    ),
  };
}

/** What the organization's policy of a jurisdiction allows. */
export function policyFacts(governance: Governance | null, jurisdiction: Jurisdiction, nameOwn: NameOwn): Facts {
  const policy = governance?.policies.find((each) => each.jurisdiction === jurisdiction.name);
  if (governance === null || policy === undefined) return null;
  return {
    policy: nameOwn(policy.name),
    stackIn: governance.region,
    allowedRegions: regionWords(
      policy.allowedRegions,
      jurisdiction.regions.map(({ name }) => name),
    ),
    exemptActions: sorted(policy.globalActions),
  };
}

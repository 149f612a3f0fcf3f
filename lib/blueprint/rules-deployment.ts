import type { Blueprint } from './blueprint';
import { type Finding, type Rule, rule } from './rule';

/** Rules about the deployment as a whole: accounts, domain and edge, delivery. */
export const deploymentRules: readonly Rule[] = [
  rule('account-in-production', ['kind', 'jurisdictions'], ({ kind, jurisdictions }) =>
    Object.entries(jurisdictions).flatMap(([name, entry]): Finding[] =>
      kind === 'demo' || entry.account !== null
        ? []
        : [
            {
              path: ['jurisdictions', name, 'account'],
              value: null,
              message: 'leaves a production deployment without an account',
              allowed: 'the AWS account of the jurisdiction, twelve digits',
            },
          ],
    ),
  ),
  rule('account-of-its-own', ['kind', 'organization', 'jurisdictions'], ({ kind, organization, jurisdictions }) =>
    organization === null
      ? []
      : [...(kind === 'demo' ? missingAccounts(jurisdictions) : []), ...sharedAccounts(jurisdictions)],
  ),
  rule('zone-of-account', ['domain', 'jurisdictions'], ({ domain, jurisdictions }) =>
    domain === null ? [] : zonesOfOtherAccounts(domain.hostedZoneId, jurisdictions),
  ),
  rule('edge-needs', ['domain', 'jurisdictions'], ({ domain, jurisdictions }) =>
    Object.entries(jurisdictions).flatMap(([name, { edge, clientCidrs }]): Finding[] => {
      if (edge === 'route53' && domain === null) {
        return [
          {
            path: ['jurisdictions', name, 'edge'],
            value: edge,
            message: 'needs a domain with its hosted zone',
            allowed: 'a domain, or the edge "none"',
          },
        ];
      }
      if (edge === 'global-accelerator' && clientCidrs.length === 0) {
        return [
          {
            path: ['jurisdictions', name, 'clientCidrs'],
            value: clientCidrs,
            message: 'is empty, but Global Accelerator is an entry from the Internet',
            allowed: 'the networks of its clients, or another edge',
          },
        ];
      }
      return [];
    }),
  ),
  rule('public-needs-tls', ['kind', 'domain', 'jurisdictions'], ({ kind, domain, jurisdictions }) =>
    Object.entries(jurisdictions).flatMap(([name, { clientCidrs }]): Finding[] =>
      kind === 'demo' || domain !== null || clientCidrs.length === 0
        ? []
        : [
            {
              path: ['jurisdictions', name, 'clientCidrs'],
              value: clientCidrs,
              message: 'opens a production gateway that has no domain, and so no TLS',
              allowed: 'a domain, or no client networks',
            },
          ],
    ),
  ),
  rule('hostname', ['domain', 'jurisdictions'], ({ domain, jurisdictions }) => {
    const seen = new Map<string, string>();
    return Object.entries(jurisdictions).flatMap(([name, { hostname }]): Finding[] => {
      if (hostname === null) return [];
      const place = { path: ['jurisdictions', name, 'hostname'], value: hostname };
      const other = seen.get(hostname);
      seen.set(hostname, name);
      if (other !== undefined)
        return [
          {
            ...place,
            message: `is the host name of "${other}" too`,
            allowed: 'a host name of its own for each jurisdiction',
          },
        ];
      if (domain === null) return [{ ...place, message: 'needs a domain', allowed: 'no hostname without a domain' }];
      return hostname.endsWith(`.${domain.name}`)
        ? []
        : [{ ...place, message: 'does not lie in the domain', allowed: `a name under ${domain.name}` }];
    });
  }),
  rule('gitops-repository', ['delivery', 'repository'], ({ delivery, repository }) =>
    delivery !== 'gitops' || repository !== null
      ? []
      : [
          {
            path: ['repository'],
            value: null,
            message: 'is missing: Argo CD must read the manifests from somewhere',
            allowed: 'a repository, or another delivery',
          },
        ],
  ),
  rule('image-of-delivery', ['delivery', 'image'], ({ delivery, image }) =>
    delivery === 'kubectl' || image.from === 'registry'
      ? []
      : [
          {
            path: ['image', 'from'],
            value: image.from,
            message: `is built while CDK applies the manifests, which the delivery ${delivery} does not do`,
            allowed: '"registry" with the reference of an image that was pushed before, or the delivery kubectl',
          },
        ],
  ),
];

/** Of a demo: a production deployment without is told so by a rule of its own. */
function missingAccounts(jurisdictions: Blueprint['jurisdictions']): Finding[] {
  return Object.entries(jurisdictions)
    .filter(([, { account }]) => account === null)
    .map(([name]) => ({
      path: ['jurisdictions', name, 'account'],
      value: null,
      message: 'leaves the organization without an account to pin to the Regions of the jurisdiction',
      allowed: 'the AWS account of the jurisdiction, twelve digits, or no organization',
    }));
}

function sharedAccounts(jurisdictions: Blueprint['jurisdictions']): Finding[] {
  const entries = Object.entries(jurisdictions);
  return entries.flatMap(([name, { account }], index) => {
    const earlier = entries.slice(0, index).find(([, other]) => account !== null && other.account === account);
    if (earlier === undefined) return [];
    return [
      {
        path: ['jurisdictions', name, 'account'],
        value: account,
        message: `is the account of "${earlier[0]}" too: the organization pins an account to one jurisdiction's Regions`,
        allowed: 'an account of its own for each jurisdiction',
      },
    ];
  });
}

/** CloudFormation writes records only into zones of the account it runs in: one zone serves one account. */
function zonesOfOtherAccounts(domainZone: string, jurisdictions: Blueprint['jurisdictions']): Finding[] {
  const owners = new Map<string, { name: string; account: string | null }>();
  return Object.entries(jurisdictions).flatMap(([name, { hostedZoneId, account }]) => {
    const zone = hostedZoneId ?? domainZone;
    const owner = owners.get(zone) ?? { name, account };
    owners.set(zone, owner);
    if (owner.account === account) return [];
    return [
      {
        path: ['jurisdictions', name, 'hostedZoneId'],
        value: hostedZoneId,
        message: `leads to zone ${zone}, which "${owner.name}" uses from account ${owner.account}: it cannot lie in ${account} too`,
        allowed: 'the zone of its host name, delegated to its own account',
      },
    ];
  });
}

import type { Blueprint } from '#blueprint';
import { findHosts } from './host-mentions';
import type { HostUse, KnownHost } from './known-host';

/** Hosts that the blueprint itself names: the operator means them, and only for what they are named for. */
export function namedHosts(blueprint: Blueprint): readonly KnownHost[] {
  const { repository, api } = blueprint;
  return [
    ...(repository === null
      ? []
      : hostsIn([repository.url], 'source', 'Argo CD reads manifests from it; nothing but the request is sent')),
    ...hostsIn(imagesOf(blueprint), 'image', 'nodes pull images from it; nothing but the request is sent'),
    ...hostsIn(
      Object.values(api.tokenIssuers).flatMap(({ issuer, audiences, jwksUri }) => [issuer, jwksUri, ...audiences]),
      'issuer',
      'gateways fetch public keys from it; nothing but the request is sent',
    ),
    ...hostsIn(namesOf(blueprint), 'name', 'nothing: a name that the operator chose'),
  ];
}

function imagesOf({ models, batchWorker, image }: Blueprint): readonly string[] {
  return [
    ...Object.values(models).flatMap(({ engine }) => engine.image ?? []),
    ...(batchWorker === null ? [] : [batchWorker.image]),
    ...(image.from === 'registry' ? [image.reference] : []),
  ];
}

/** What an operator may call things, dots included. */
function namesOf({ models, tags }: Blueprint): readonly string[] {
  return [
    ...Object.values(models).flatMap(({ servedName, aliases, canary }) => [
      ...(servedName === undefined ? [] : [servedName]),
      ...aliases,
      ...(canary === null ? [] : [canary.version]),
    ]),
    ...Object.entries(tags).flat(),
  ];
}

function hostsIn(texts: readonly string[], use: HostUse, carries: string): readonly KnownHost[] {
  const hosts = texts.flatMap(findHosts).map(({ host }) => host);
  return [...new Set(hosts)].map((host) => ({ host, use, carries }));
}

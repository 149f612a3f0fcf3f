import { parse } from 'yaml';
import { checkEach, type Inventory, type Rule, recordAt, textAt } from '#evidence';
import { findingOf } from './finding-of';
import { type ClusterObject, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

const loopback = ['127.0.0.1', '::1'];

const envoyAdmin: Rule<SecurityInput> = {
  name: 'envoy-admin',
  claim: "The administration interface of every Envoy that is configured here listens on its pod's loopback alone.",
  check: ({ inventory }) =>
    checkEach(envoyConfigurations(inventory), ({ map, key, text }) => {
      const address = adminAddress(text);
      if (address === null || loopback.includes(address)) return [];
      return [
        findingOf(envoyAdmin.name, {
          at: map.at(`data.${key}`),
          message: `Envoy's administration listens on ${address}; allowed: ${loopback.join(', ')}`,
          mend: 'Bind it to the loopback (charts/pool-envoy.ts).',
        }),
      ];
    }),
};

interface Configuration {
  readonly map: ClusterObject;
  readonly key: string;
  readonly text: string;
}

/** Texts of config maps that set up an administration interface, in YAML or JSON. */
function envoyConfigurations(inventory: Inventory): readonly Configuration[] {
  return objectsOf(inventory, 'ConfigMap').flatMap((map) =>
    Object.entries(recordAt(map.object, 'data')).flatMap(([key, text]) =>
      typeof text === 'string' && isBootstrap(text) ? [{ map, key, text }] : [],
    ),
  );
}

/** Most texts are dashboards: a plain search spares them the pattern. */
function isBootstrap(text: string): boolean {
  return text.includes('admin') && /^[ \t"{]*admin"?:/m.test(text);
}

/** In YAML only the part about it is read: a bootstrap is long, and this takes a thousandth of the time. */
const adminPart = /^["']?admin["']?:.*\n?(?:[ \t].*\n?)*/m;

function adminAddress(text: string): string | null {
  const part = /^\s*\{/.test(text) ? text : (adminPart.exec(text)?.[0] ?? '{}');
  return textAt(parse(part), 'admin', 'address', 'socket_address', 'address');
}

/** Envoys of which the whole configuration is rendered here. */
export const envoyAdminRules: readonly Rule<SecurityInput>[] = [envoyAdmin];

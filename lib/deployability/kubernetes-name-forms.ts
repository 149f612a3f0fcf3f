import type { TextForm } from './text-form';

const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';

/*
 * What the API server takes: k8s.io/apimachinery v0.35.4 (pkg/util/validation) and the validation of each kind in k8s.io/kubernetes v1.35.4
 * (pkg/apis, validation.go). Custom resources follow ObjectMeta: a subdomain, unless their controller says otherwise.
 */
export const subdomain: TextForm = {
  min: 1,
  max: 253,
  pattern: new RegExp(`^${label}(?:\\.${label})*$`),
  words: 'lower-case letters, digits, "-" and ".", a letter or digit at both ends of each part',
  unique: null,
};

export const dnsLabel: TextForm = {
  min: 1,
  max: 63,
  pattern: new RegExp(`^${label}$`),
  words: 'lower-case letters, digits and "-", a letter or digit at both ends',
  unique: null,
};

const serviceName: TextForm = {
  min: 1,
  max: 63,
  pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  words: 'lower-case letters, digits and "-", a letter first, no "-" at the end',
  unique: null,
};

/** Names of role-based access may hold what a path may: `system:auth-delegator`. */
const pathSegment: TextForm = {
  min: 1,
  max: 253,
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  words: 'any characters but "/" and "%"',
  unique: null,
};

/** Kinds whose names are no subdomains. */
export const nameForms: ReadonlyMap<string, TextForm> = new Map([
  ['Namespace', dnsLabel],
  ['Service', serviceName],
  // A StatefulSet's and a Job's name become a label of their pods; a CronJob's leaves 11 characters for those of its jobs.
  ['StatefulSet', dnsLabel],
  ['Job', { ...subdomain, max: 63 }],
  ['CronJob', { ...subdomain, max: 52 }],
  ['Role', pathSegment],
  ['ClusterRole', pathSegment],
  ['RoleBinding', pathSegment],
  ['ClusterRoleBinding', pathSegment],
  // Values of labels: of Karpenter's nodes, of what KEDA makes for a ScaledObject, of the pods of a LeaderWorkerSet.
  ['NodePool', { ...subdomain, max: 63 }],
  ['ScaledObject', { ...subdomain, max: 63 }],
  ['LeaderWorkerSet', serviceName],
]);

/** Of containers and of Services: pods find a port by it. */
export const portName: TextForm = {
  min: 1,
  max: 15,
  pattern: /^(?!.*--)(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/,
  words: 'lower-case letters, digits and single "-", one letter at least',
  unique: null,
};

export const labelValue: TextForm = {
  min: 0,
  max: 63,
  pattern: /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  words: 'letters, digits and "-_.", a letter or digit at both ends',
  unique: null,
};

/** Of labels and annotations: `[<domain>/]<name>`. */
export const qualifiedName: TextForm = {
  min: 1,
  max: 317,
  pattern: new RegExp(
    `^(?:(?=[^/]{1,253}/)${label}(?:\\.${label})*/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
  ),
  words: 'a domain and "/", if any, and 1-63 letters, digits and "-_.", a letter or digit at both ends',
  unique: null,
};

/** Of the data of ConfigMaps and Secrets: file names. */
export const dataKey: TextForm = {
  min: 1,
  max: 253,
  pattern: /^(?!\.{1,2}$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  words: 'letters, digits and "-._", not ".." first',
  unique: null,
};

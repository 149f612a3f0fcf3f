import { checkEach, type Finding, type Inventory, listAt, type Rule, textAt } from '#evidence';
import { findingOf } from './finding-of';
import { type ClusterObject, objectsOf } from './list-clusters';
import type { SecurityInput } from './security-input';

const mend =
  'Name what the program asks for: permissions of the Topology (lib/topology/picker.ts), or the values of the component.';

/** One rule of a role. */
interface Grant {
  readonly role: ClusterObject;
  readonly property: string;
  readonly apiGroups: readonly unknown[];
  readonly resources: readonly unknown[];
  readonly verbs: readonly unknown[];
  readonly resourceNames: readonly unknown[];
  readonly urls: readonly unknown[];
}

function grantsOf(inventory: Inventory): readonly Grant[] {
  return objectsOf(inventory, 'Role', 'ClusterRole').flatMap((role) =>
    listAt(role.object, 'rules').map((rule, index) => ({
      role,
      property: `rules.${index}`,
      apiGroups: listAt(rule, 'apiGroups'),
      resources: listAt(rule, 'resources'),
      verbs: listAt(rule, 'verbs'),
      resourceNames: listAt(rule, 'resourceNames'),
      urls: listAt(rule, 'nonResourceURLs'),
    })),
  );
}

function fault(
  rule: string,
  { role, property }: Grant,
  { field, what }: { readonly field: string; readonly what: string },
): Finding {
  return findingOf(rule, {
    at: role.at(`${property}.${field}`),
    message: `the role ${what}`,
    mend,
  });
}

const roleWildcard: Rule<SecurityInput> = {
  name: 'role-wildcard',
  claim: 'Every role names its verbs, resources and API groups: none has a wildcard.',
  check: ({ inventory }) =>
    checkEach(grantsOf(inventory), (grant) =>
      (['apiGroups', 'resources', 'verbs', 'urls'] as const)
        .filter((field) => grant[field].some((value) => String(value).includes('*')))
        .map((field) =>
          fault(roleWildcard.name, grant, {
            field: field === 'urls' ? 'nonResourceURLs' : field,
            what: `allows ${grant[field].join(', ')} as ${field}; allowed: names without *`,
          }),
        ),
    ),
};

const roleSecrets: Rule<SecurityInput> = {
  name: 'role-secrets',
  claim: 'No role reads or writes Secrets but single ones by their names.',
  check: ({ inventory }) =>
    checkEach(grantsOf(inventory), (grant) => {
      const names = grant.resources.some((resource) => /^secrets(\/|$)/.test(String(resource)));
      if (!names || grant.resourceNames.length > 0) return [];
      return [
        fault(roleSecrets.name, grant, {
          field: 'resources',
          what: `allows ${grant.verbs.join(', ')} of all secrets${grant.role.namespace === null ? '' : ` in ${grant.role.namespace}`}; allowed: single ones, by resourceNames`,
        }),
      ];
    }),
};

/** By which a subject takes rights that it was not given, or tokens of others: kubernetes.io/docs/concepts/security/rbac-good-practices. */
const escalating = ['escalate', 'bind', 'impersonate'];
const escalatingResources: readonly string[] = ['serviceaccounts/token', 'nodes/proxy', 'pods/exec', 'pods/attach'];

const roleEscalation: Rule<SecurityInput> = {
  name: 'role-escalation',
  claim:
    'No role lets its subjects take further rights: escalate, bind, impersonate, tokens of accounts, shells in pods.',
  check: ({ inventory }) =>
    checkEach(grantsOf(inventory), (grant) => [
      ...grant.verbs
        .filter((verb) => escalating.includes(String(verb)))
        .map((verb) =>
          fault(roleEscalation.name, grant, {
            field: 'verbs',
            what: `allows the verb ${verb}; allowed: any but ${escalating.join(', ')}`,
          }),
        ),
      ...grant.resources
        .filter((resource) => escalatingResources.includes(String(resource)))
        .map((resource) =>
          fault(roleEscalation.name, grant, {
            field: 'resources',
            what: `allows ${grant.verbs.join(', ')} of ${resource}; allowed: any but ${escalatingResources.join(', ')}`,
          }),
        ),
    ]),
};

/** Roles that are bound to nobody here: they read or change all of a cluster or of a namespace. */
const grandRoles = ['cluster-admin', 'admin', 'edit', 'system:masters'];
/** Subjects that stand for more than one account. */
const grandSubjects =
  /^(system:anonymous|system:unauthenticated|system:authenticated|system:masters|system:serviceaccounts(:.*)?)$/;

const roleBinding: Rule<SecurityInput> = {
  name: 'role-binding',
  claim:
    'No binding gives a role to everybody, to all accounts or to nobody in particular, or makes anyone an administrator.',
  check: ({ inventory }) =>
    checkEach(objectsOf(inventory, 'RoleBinding', 'ClusterRoleBinding'), (binding) => {
      const role = textAt(binding.object, 'roleRef', 'name') ?? '';
      const subjects = listAt(binding.object, 'subjects').map((subject) => textAt(subject, 'name') ?? '');
      const faults = [
        ...(grandRoles.includes(role)
          ? [{ field: 'roleRef.name', what: `gives the role ${role}; allowed: a role of its own` }]
          : []),
        ...subjects.flatMap((name, index) =>
          grandSubjects.test(name)
            ? [{ field: `subjects.${index}.name`, what: `gives ${role} to ${name}; allowed: accounts by their names` }]
            : [],
        ),
      ];
      return faults.map(({ field, what }) =>
        findingOf(roleBinding.name, {
          at: binding.at(field),
          message: `the binding ${what}`,
          mend,
        }),
      );
    }),
};

/** What accounts may ask of the API server. */
export const roleRules: readonly Rule<SecurityInput>[] = [roleWildcard, roleSecrets, roleEscalation, roleBinding];

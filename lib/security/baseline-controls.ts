import { listAt, textAt, valueAt } from '#evidence';
import {
  type Checked,
  containerItems,
  containerSecurity,
  hasOwnUsers,
  type PodControl,
  type PodSetting,
  problemsOf,
  securitySettings,
  volumeSources,
} from './pod-controls';

const level = 'baseline';
const falseOrUnset = { level, allowed: 'false or unset', isAllowed: (value: unknown) => value !== true } as const;

const capabilities =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  );

const sysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

const seLinuxTypes = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

/**
 * All controls of the level `baseline`: kubernetes.io/docs/concepts/security/pod-security-standards, as Kubernetes 1.35 enforces them
 * (k8s.io/pod-security-admission@v0.35.4 policy/check_*.go, read 2026-11-21).
 */
export const baselineControls: readonly PodControl[] = [
  (pod) => problemsOf(securitySettings(pod, 'windowsOptions', 'hostProcess'), falseOrUnset),
  (pod) => problemsOf(hostNamespaces(pod), falseOrUnset),
  (pod) => problemsOf(containerSecurity(pod, 'privileged'), falseOrUnset),
  (pod) =>
    problemsOf(containerItems(pod, 'securityContext', 'capabilities', 'add'), {
      level,
      allowed: capabilities.join(', '),
      isAllowed: (value) => capabilities.includes(String(value)),
    }),
  (pod) =>
    problemsOf(volumeSources(pod), {
      level,
      allowed: 'any other kind of volume',
      isAllowed: (value) => value !== 'hostPath',
    }),
  (pod) =>
    problemsOf(hostPorts(pod), { level, allowed: 'unset', isAllowed: (value) => value === 0 || value === undefined }),
  (pod) =>
    problemsOf(probedHosts(pod), {
      level,
      allowed: "unset: the pod's own address",
      isAllowed: (value) => value === '',
    }),
  (pod) =>
    problemsOf([...securitySettings(pod, 'appArmorProfile', 'type'), ...appArmorAnnotations(pod)], {
      level,
      allowed: 'RuntimeDefault, Localhost',
      isAllowed: (value) => /^(RuntimeDefault|Localhost|runtime\/default|localhost\/.*|)$/.test(String(value)),
    }),
  (pod) =>
    problemsOf(securitySettings(pod, 'seLinuxOptions', 'type'), {
      level,
      allowed: seLinuxTypes.filter((type) => type !== '').join(', '),
      isAllowed: (value) => seLinuxTypes.includes(String(value)),
    }),
  (pod) =>
    problemsOf(
      [...securitySettings(pod, 'seLinuxOptions', 'user'), ...securitySettings(pod, 'seLinuxOptions', 'role')],
      {
        level,
        allowed: 'unset',
        isAllowed: (value) => value === '',
      },
    ),
  (pod) =>
    hasOwnUsers(pod)
      ? []
      : problemsOf(containerSecurity(pod, 'procMount'), {
          level,
          allowed: 'Default',
          isAllowed: (value) => value === 'Default',
        }),
  (pod) =>
    problemsOf(securitySettings(pod, 'seccompProfile', 'type'), {
      level,
      allowed: 'RuntimeDefault, Localhost',
      isAllowed: (value) => value === 'RuntimeDefault' || value === 'Localhost',
    }),
  (pod) =>
    problemsOf(sysctlNames(pod), {
      level,
      allowed: sysctls.join(', '),
      isAllowed: (value) => sysctls.includes(String(value)),
    }),
];

function hostNamespaces({ spec, property }: Checked): readonly PodSetting[] {
  return ['hostNetwork', 'hostPID', 'hostIPC'].map((field) => ({
    property: `${property}.${field}`,
    value: spec[field],
  }));
}

function hostPorts(pod: Checked): readonly PodSetting[] {
  return containerItems(pod, 'ports').map(({ property, value }) => ({
    property: `${property}.hostPort`,
    value: valueAt(value, 'hostPort'),
  }));
}

/** A probe or a hook may ask the pod alone: another host would be asked by the kubelet, from the node. */
function probedHosts({ containers }: Checked): readonly PodSetting[] {
  const asking = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe]),
    ...['postStart', 'preStop'].map((hook) => ['lifecycle', hook]),
  ].flatMap((path) => ['httpGet', 'tcpSocket'].map((way) => [...path, way]));
  return containers.flatMap(({ fields, property }) =>
    asking.flatMap((path) => {
      const host = textAt(fields, ...path, 'host');
      return host === null ? [] : [{ property: [property, ...path, 'host'].join('.'), value: host }];
    }),
  );
}

function appArmorAnnotations({ annotations, property }: Checked): readonly PodSetting[] {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith('container.apparmor.security.beta.kubernetes.io/'))
    .map(([key, value]) => ({ property: `${property.replace(/spec$/, 'metadata')}.annotations.${key}`, value }));
}

function sysctlNames({ spec, property }: Checked): readonly PodSetting[] {
  return listAt(spec, 'securityContext', 'sysctls').map((sysctl, index) => ({
    property: `${property}.securityContext.sysctls.${index}.name`,
    value: textAt(sysctl, 'name') ?? '',
  }));
}

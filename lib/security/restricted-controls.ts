import {
  containerItems,
  containerSecurity,
  effectiveSecurity,
  everyContainer,
  hasOwnUsers,
  type PodControl,
  podSecurity,
  problemsOf,
  securitySettings,
  volumeSources,
} from './pod-controls';

const level = 'restricted';

const volumes = 'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' ');

/**
 * What the level `restricted` wants on top of `baseline`; same sources as `baselineControls`. Every pod here runs on Linux: none of the
 * exceptions for Windows is made.
 */
export const restrictedControls: readonly PodControl[] = [
  (pod) =>
    problemsOf(
      // baseline has said it already
      volumeSources(pod).filter(({ value }) => value !== 'hostPath'),
      { level, allowed: volumes.join(', '), isAllowed: (value) => volumes.includes(String(value)) },
    ),
  (pod) =>
    problemsOf(everyContainer(pod, 'allowPrivilegeEscalation'), {
      level,
      allowed: 'false',
      isAllowed: (value) => value === false,
    }),
  (pod) =>
    hasOwnUsers(pod)
      ? []
      : problemsOf([...podSecurity(pod, 'runAsNonRoot'), ...effectiveSecurity(pod, 'runAsNonRoot')], {
          level,
          allowed: 'true, of the container or of the pod',
          isAllowed: (value) => value === true,
        }),
  (pod) =>
    hasOwnUsers(pod)
      ? []
      : problemsOf(securitySettings(pod, 'runAsUser'), {
          level,
          allowed: 'a user other than 0',
          isAllowed: (value) => value !== 0,
        }),
  (pod) =>
    problemsOf(
      effectiveSecurity(pod, 'seccompProfile', 'type').filter(({ value }) => value === undefined),
      { level, allowed: 'RuntimeDefault, Localhost, of the container or of the pod', isAllowed: () => false },
    ),
  (pod) =>
    problemsOf(everyContainer(pod, 'capabilities', 'drop'), {
      level,
      allowed: 'a list with ALL',
      isAllowed: (value) => Array.isArray(value) && value.includes('ALL'),
    }),
  (pod) =>
    problemsOf(containerItems(pod, 'securityContext', 'capabilities', 'add'), {
      level,
      allowed: 'NET_BIND_SERVICE',
      isAllowed: (value) => value === 'NET_BIND_SERVICE',
    }),
  (pod) =>
    // from 1.35 baseline lets it pass with users of its own, restricted does not
    hasOwnUsers(pod)
      ? problemsOf(containerSecurity(pod, 'procMount'), {
          level,
          allowed: 'Default',
          isAllowed: (value) => value === 'Default',
        })
      : [],
];

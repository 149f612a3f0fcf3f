export { appContext } from './app-context';
export { MeridianStack, type MeridianStackProps, type Place } from './meridian-stack';
export { removalPolicy } from './removal-policy';
export { stackName } from './stack-name';

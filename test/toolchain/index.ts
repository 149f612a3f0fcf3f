export { cacheFolder } from './cache-folder';
export { withLock } from './lock';
export { moduleFolder } from './module-folder';
export { MissingToolError, type ToolName, tool } from './tool';
export { TOOLS } from './tools';

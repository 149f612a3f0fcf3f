export { cacheFolder } from './cache-folder';
export { withLock } from './lock';
export { moduleFolder } from './module-folder';
export { MissingToolError, tool } from './tool';
export { TOOLS, type ToolName } from './tools';

import { spawnSync } from 'node:child_process';

/** Large enough for the list of files of any repository. */
const maxBuffer = 2 ** 30;

/** Runs git in a folder, whatever repository the environment names; what it says is bytes. Callers see to it that no argument of others is an option. */
export function runGit(folder: string, argv: readonly string[]) {
  return spawnSync('git', ['-C', folder, ...argv], { env: environment(), maxBuffer });
}

/** A hook or a wrapper may have set which repository git works on: here the folder alone says it. */
const elsewhere = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_WORK_TREE',
];

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !elsewhere.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
}

import { go } from './go-command';

const folders = new Map<string, Promise<string>>();

/**
 * Folder with the files of a Go module, read-only, by way of the module proxy that the Go command is set to. Charts and
 * custom resource definitions come from there, at the version of the component that the deployments install.
 *
 * @throws Error when Go is missing, or the proxy does not hold that version
 */
export function moduleFolder(module: string, version: string): Promise<string> {
  const name = `${module}@${version}`;
  const folder = folders.get(name) ?? download(name);
  folders.set(name, folder);
  return folder;
}

async function download(name: string): Promise<string> {
  try {
    // Outside any Go module of the user's, whose `replace` lines would count.
    const answer = JSON.parse(await go(['mod', 'download', '-json', name], '/')) as { readonly Dir: string };
    return answer.Dir;
  } catch (error) {
    throw new Error(`cannot fetch the Go module ${name}: ${(error as Error).message}`);
  }
}

import { readFileSync } from 'node:fs';
import type { ControlPlane } from './control-plane';

/** What every namespace of a cluster has from its controllers: a service account, and the certificate of the API server's authority. */
export async function furnishNamespaces({ api, authorityFile }: ControlPlane): Promise<void> {
  const { body } = await api({ path: '/api/v1/namespaces' });
  const names = (body.items as readonly { readonly metadata: { readonly name: string } }[]).map(
    (it) => it.metadata.name,
  );
  const authority = readFileSync(authorityFile, 'utf8');
  await Promise.all(
    names.flatMap((namespace) => {
      const path = `/api/v1/namespaces/${namespace}`;
      const config = { data: { 'ca.crt': authority }, metadata: { name: 'kube-root-ca.crt' } };
      return [
        api({ method: 'POST', path: `${path}/serviceaccounts`, body: { metadata: { name: 'default' } } }),
        api({ method: 'POST', path: `${path}/configmaps`, body: config }),
      ];
    }),
  );
}

/** Makes an object of the core API in a namespace. */
export async function putObject(
  { api }: ControlPlane,
  path: string,
  body: { readonly metadata: { readonly name: string } },
) {
  const answer = await api({
    method: 'PATCH',
    path: `${path}/${body.metadata.name}?fieldManager=meridian-stand&force=true`,
    body,
    contentType: 'application/apply-patch+yaml',
  });
  if (answer.status >= 300) throw new Error(`${path}/${body.metadata.name}: ${answer.body.message ?? answer.status}`);
  return answer.body;
}

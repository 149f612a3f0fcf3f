interface Mask {
  /** Names of fields whose texts it is for; null: all. */
  readonly keys: RegExp | null;
  readonly found: RegExp;
  readonly shown: string;
}

/** What stands in the place of texts that change without anybody's decision. */
const masks: readonly Mask[] = [
  // an account in a name or an ARN, or what stands for it where a blueprint names none
  { keys: null, found: /(?<![0-9A-Za-z])([0-9]{12}|ACCOUNT_ID)(?![0-9A-Za-z])/g, shown: '<account>' },
  { keys: null, found: /sha256:[0-9a-f]{64}/g, shown: '<digest>' },
  { keys: /^(image|defaultImage|.*Image)$/, found: /:[^:/@]+(?=$|@)/, shown: ':<version>' },
  // of a machine image: `al2023@v20260903`
  { keys: /^alias$/, found: /@v[0-9][\w.]*$/, shown: '@<version>' },
  // of a chart in what Argo CD installs, and of an image in a chart's values
  { keys: /^(targetRevision|tag)$/, found: /^v?[0-9]+\.[0-9].*$/, shown: '<version>' },
  { keys: /^(helm\.sh\/chart|app\.kubernetes\.io\/version|.*\/bundle-version)$/, found: /^.*$/, shown: '<version>' },
  // of a configuration that is shown itself
  { keys: /^meridian\.internal\/config$/, found: /^.*$/, shown: '<fingerprint>' },
];

/** A text without what changes by itself. */
export function maskText(text: string, key: string): string {
  return masks
    .filter(({ keys }) => keys === null || keys.test(key))
    .reduce((told, { found, shown }) => told.replace(found, shown), text);
}

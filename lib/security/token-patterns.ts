/** A form of secret that can be told from its text alone. */
export interface TokenPattern {
  /** What it is, with its article: "a GitHub token". */
  readonly what: string;
  readonly pattern: RegExp;
}

/**
 * Secrets with a form of their own, of services that a deployment like this one meets. Prefixes and lengths: the rules of gitleaks
 * (config/gitleaks.toml, revision b58d3f1, 2026-07-22).
 */
export const tokenPatterns: readonly TokenPattern[] = [
  { what: 'a private key', pattern: /-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY/ },
  { what: 'an AWS access key', pattern: /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/ },
  { what: 'an Amazon Bedrock key', pattern: /\bABSK[A-Za-z0-9+/]{109}|bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t/ },
  { what: 'a GitHub token', pattern: /gh[opsur]_[0-9a-zA-Z]{36}|github_pat_\w{82}/ },
  { what: 'a GitLab token', pattern: /gl(?:pat|dt|ft|rt|soat|ptt|agent|cbt|oas|imt|ffct)-[\w-]{20}/ },
  { what: 'a Hugging Face token', pattern: /\b(?:hf|api_org)_[a-zA-Z]{34}/ },
  { what: 'an Anthropic key', pattern: /\bsk-ant-(?:api|admin)\d\d-[\w-]{93}AA/ },
  {
    what: 'an OpenAI key',
    pattern: /\bsk-(?:(?:proj|svcacct|admin)-[\w-]{58,74}T3BlbkFJ[\w-]{58}|[a-zA-Z0-9]{20}T3BlbkFJ)/,
  },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}/ },
  { what: 'an Azure client secret', pattern: /(?:^|[\s"'=:(,>])[\w~.]{3}\dQ~[\w~.-]{31}/ },
  {
    what: 'a Slack token',
    pattern: /xox(?:[bp]-\d{8,14}-|[ars]-[0-9a-zA-Z-]{8}|e[.-])|xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+/,
  },
  { what: 'a Slack webhook', pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{43}/ },
  { what: 'a Grafana token', pattern: /\beyJrIjoi[A-Za-z0-9]{70}|\bglc_[A-Za-z0-9+/]{32}|\bglsa_[A-Za-z0-9]{32}_/ },
  { what: 'a New Relic key', pattern: /\bNR(?:AK-[A-Za-z0-9]{27}|II-[A-Za-z0-9-]{32}|JS-[a-f0-9]{19})/ },
  { what: 'a Vault token', pattern: /\bhv[bs]\.[\w-]{90}/ },
  { what: 'a Terraform token', pattern: /[a-zA-Z0-9]{14}\.atlasv1\.[\w=-]{60}/ },
  { what: 'a Pulumi token', pattern: /\bpul-[a-f0-9]{40}/ },
  { what: 'a Databricks token', pattern: /\bdapi[a-f0-9]{32}/ },
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}/ },
  { what: 'an npm token', pattern: /\bnpm_[a-zA-Z0-9]{36}/ },
  { what: 'a PyPI token', pattern: /pypi-AgEIcHlwaS5vcmc[\w-]{50}/ },
  { what: 'a Stripe key', pattern: /\b[rs]k_(?:test|live|prod)_[a-zA-Z0-9]{10}/ },
  { what: 'a SendGrid key', pattern: /\bSG\.[\w=.-]{66}/ },
  { what: 'a Twilio key', pattern: /\bSK[0-9a-fA-F]{32}\b/ },
  { what: 'an age key', pattern: /AGE-SECRET-KEY-1[A-Z0-9]{58}/ },
  { what: 'a JSON web token', pattern: /\bey[a-zA-Z0-9]{17,}\.ey[\w/-]{17,}\.[\w/-]{10}/ },
  {
    what: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'${}]{0,100}:[^\s/:@"'${}]{3,100}@/,
  },
];

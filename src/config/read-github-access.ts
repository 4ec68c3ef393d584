/** How the command line reaches GitHub. */
export interface GitHubAccess {
  readonly token: string;
  /** The base address of GitHub's REST, without a slash at the end. */
  readonly apiUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @returns undefined where the environment holds no token. */
export function readGitHubAccess(environment: Environment = process.env): GitHubAccess | undefined {
  const { GITHUB_TOKEN, GITHUB_API_URL } = environment;
  const token = GITHUB_TOKEN?.trim();
  if (token === undefined || token === '') return undefined;
  const apiUrl = GITHUB_API_URL?.trim() || 'https://api.github.com';
  return { token, apiUrl: apiUrl.replace(/\/+$/, '') };
}

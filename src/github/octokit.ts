import type { Octokit as RestOctokit } from '@octokit/rest';

/** What the adapter uses of an Octokit, whoever made it. */
export type Octokit = Pick<RestOctokit, 'auth' | 'graphql' | 'hook' | 'rest'>;

/** In the place of an installation: the app itself, which may list its installations and nothing else. */
export const THE_APP = 0;

/** Gives an Octokit that acts as the app on an installation. */
export type OctokitFor = (installation: number) => Promise<Octokit>;

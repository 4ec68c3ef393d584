import type { Octokit as RestOctokit } from '@octokit/rest';

/** What the adapter uses of an Octokit, whoever made it. */
export type Octokit = Pick<RestOctokit, 'graphql' | 'rest'>;

/** Gives an Octokit that acts as the app on an installation. */
export type OctokitFor = (installation: number) => Promise<Octokit>;

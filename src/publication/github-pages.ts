import type { Location } from '../domain/finding.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { percent } from './markdown/link.ts';
import { linesOf } from './wording/place.ts';

/** The repository's page, taken from the pull request's: right on GitHub Enterprise Server as well. */
export function repositoryUrl(pullUrl: string): string {
  return pullUrl.replace(/\/pull\/\d+\/?$/, '');
}

/** The file at this head, at the lines meant; at the base when the pull request removes it. Its own words are on its page. */
export function locationUrl(snapshot: Snapshot, { path, span, words }: Location): string {
  if (words !== undefined) return snapshot.pull.url;
  const { head, base } = snapshot.pull;
  return `${fileUrl(snapshot, path, isAbsent(snapshot, path) ? base : head)}${span === undefined ? '' : linesAnchor(linesOf(span))}`;
}

/** The policy's file on the base branch. */
export function policyUrl(snapshot: Snapshot, path: string, line?: number): string {
  const anchor = line === undefined ? '' : linesAnchor({ from: line, to: line });
  return `${fileUrl(snapshot, path, snapshot.pull.base)}${anchor}`;
}

function fileUrl(snapshot: Snapshot, path: string, commit: string): string {
  return `${repositoryUrl(snapshot.pull.url)}/blob/${percent(commit)}/${path.split('/').map(percent).join('/')}`;
}

function linesAnchor({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `#L${from}` : `#L${from}-L${to}`;
}

function isAbsent({ head }: Snapshot, path: string): boolean {
  return Object.hasOwn(head, path) && head[path]?.content.kind === 'absent';
}

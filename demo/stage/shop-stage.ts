import type { GitHub } from '../../test/support/github/github.ts';
import { Refused } from '../../test/support/github/state/refused.ts';
import { type Act, ActRefused } from '../page/act.ts';
import { REQUIRED_STATUS } from '../page/pull-view.ts';
import type { Stage } from '../page/stage.ts';
import { PULLS } from '../shop/pulls.ts';
import { baseFiles, PEOPLE, SHOP } from '../shop/shop.ts';
import { type Shop, viewOf } from './view.ts';

/** The shop on the stand-in for GitHub, where the story takes place. */
export interface ShopStage extends Stage {
  /** Opens a pull request of the story; returns false when it is open already, or unknown. */
  open(number: number): boolean;
}

/** Makes the shop with its people and its history on the stand-in. */
export function createShopStage(github: GitHub): ShopStage {
  const [owner = ''] = SHOP.split('/');
  github.organization(owner, { members: Object.keys(PEOPLE) });
  const shop = github.repository(SHOP, {
    files: baseFiles(),
    permissions: PEOPLE,
    requiredStatuses: [REQUIRED_STATUS],
  });
  shop.branch('release', 'main');
  const people = Object.entries(PEOPLE).map(([login, permission]) => ({ login, permission }));
  const view = (number: number) => viewOf(shop, SHOP, number, people);
  const numbers = () => shop.pulls().map((pull) => pull.number);
  return {
    repository: SHOP,
    pulls: () => numbers().map(view),
    pull: (number) => (numbers().includes(number) ? view(number) : undefined),
    file: (sha, path) => shop.read(sha, path),
    onChange: (listener) => github.onChange(listener),
    open: (number) => openPull(shop, number),
    act: async (number, act) => {
      try {
        return doAct(shop, number, act);
      } catch (error) {
        if (error instanceof Refused) throw new ActRefused(`GitHub refuses: ${error.message}`);
        throw error;
      }
    },
  };
}

function openPull(shop: Shop, number: number): boolean {
  const planned = PULLS[number];
  if (planned === undefined || shop.pulls().length !== number - 1) return false;
  const { title, body, author, coAuthors, branch, path, text } = planned;
  shop.openPull({ title, body, author, coAuthors, head: branch, files: { [path]: text }, message: title });
  return true;
}

function doAct(shop: Shop, number: number, act: Act): string {
  const pull = shop.pull(number);
  switch (act.kind) {
    case 'approve':
      shop.approve(number, act.login, { body: act.body });
      return `${act.login} approved #${number}.`;
    case 'request-changes':
      shop.requestChanges(number, act.login, { body: act.body });
      return `${act.login} requested changes on #${number}.`;
    case 'comment':
      shop.comment(number, act.login, act.body);
      return `${act.login} commented on #${number}.`;
    case 'push': {
      const message = act.message?.trim() || `Change ${act.path.split('/').at(-1)}`;
      shop.commit(pull.headBranch, { [act.path]: act.text }, { author: act.login, message });
      return `${act.login} pushed to ${pull.headBranch}.`;
    }
    case 'retarget':
      shop.retarget(number, act.branch, pull.author.login);
      return `#${number} is now for ${act.branch}.`;
    case 'merge':
      shop.merge(number, pull.author.login);
      return `#${number} was merged.`;
    case 'close':
      shop.close(number, pull.author.login);
      return `#${number} was closed.`;
    case 'reopen':
      shop.reopen(number, pull.author.login);
      return `#${number} is open again.`;
  }
}

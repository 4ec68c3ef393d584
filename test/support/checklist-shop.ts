import { expect, vi } from 'vitest';
import type { RepositoryScript } from './github/script/repository.ts';
import { type RunningGate, untilStatus } from './running-gate.ts';

export const PATH = 'db/migrations/002_notes.sql';
export const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';

const POLICY = `
roles:
  dba:
    users: [ann]
requirements:
  - checklist:
      - { id: tested, text: Tested on staging, required: true }
      - { id: backup, text: A backup was taken, required: true, by: [author], phase: at-merge }
waivers:
  roles: [dba]
labels: { low: 'risk: low', medium: 'risk: medium', high: 'risk: high' }
`;

/** A shop whose checklist must be ticked: mira writes, yuki reviews, and ann may waive. */
export class ChecklistShop {
  readonly repository: RepositoryScript;

  constructor({ github }: Pick<RunningGate, 'github'>, owner: string, policy = POLICY) {
    github.organization(owner, { members: ['mira', 'yuki', 'ann'], teams: { seniors: ['ann'] } });
    this.repository = github.repository(`${owner}/shop`, {
      files: {
        'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n',
        '.github/migration-policy.yml': policy,
      },
      permissions: { mira: 'write', yuki: 'write', ann: 'write' },
    });
  }

  /** A pull request of mira's that yuki has approved: all that is left is the checklist. */
  async openApproved(): Promise<number> {
    const { number } = this.repository.openPull({ head: 'notes', author: 'mira', files: { [PATH]: ADD } });
    await untilStatus(this.repository, number, 'pending', /0 of 1 approval/);
    this.repository.approve(number, 'yuki');
    await untilStatus(this.repository, number, 'pending', linesLeft(2));
    return number;
  }

  comment(number: number) {
    const [comment] = this.repository.comments(number);
    if (comment === undefined) throw new Error('The gate has not commented yet.');
    return comment;
  }

  /** As a click on the box does it: GitHub changes the one character in the text as it is then. */
  click(number: number, item: string, by: string): void {
    const { id, body } = this.comment(number);
    const clicked = body.replace(lineOf(item), (line, box: string) =>
      line.replace(`[${box}]`, box === 'x' ? '[ ]' : '[x]'),
    );
    this.repository.editComment(id, by, clicked);
  }

  /** Waits until the line of an item reads like this. */
  untilLine(number: number, item: string, like: RegExp): Promise<void> {
    return vi.waitFor(() => expect(lineOf(item).exec(this.comment(number).body)?.[0]).toMatch(like), {
      timeout: 15_000,
      interval: 25,
    });
  }
}

/** The status while nothing but so many required lines is missing. */
export function linesLeft(lines: number): RegExp {
  return new RegExp(`^LOW · ${lines} required lines? of the checklist left$`);
}

function lineOf(item: string): RegExp {
  return new RegExp(`^- \\[([ x])\\] .*<!-- item:${item} -->$`, 'm');
}

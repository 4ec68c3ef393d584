import { accountFor } from '../actions/accounts.ts';
import { editIssue, type NewIssue, openIssue, setIssueState } from '../actions/issue-life.ts';
import { addLabels, removeLabel } from '../actions/labels.ts';
import type { Account } from '../state/account.ts';
import type { Issue } from '../state/thread.ts';
import { RepositoryReading } from './reading.ts';

/** What people do with issues, and with labels of issues and pull requests. */
export class IssueScript extends RepositoryReading {
  openIssue(login: string, issue: NewIssue): Issue {
    return openIssue(this.world, this.state, this.person(login), issue);
  }

  editIssue(number: number, by: string, wanted: { readonly title?: string; readonly body?: string }): void {
    editIssue(this.world, this.issue(number), wanted, this.person(by));
  }

  closeIssue(number: number, by: string): void {
    setIssueState(this.world, this.issue(number), 'closed', this.person(by));
  }

  reopenIssue(number: number, by: string): void {
    setIssueState(this.world, this.issue(number), 'open', this.person(by));
  }

  addLabels(number: number, by: string, ...names: readonly string[]): void {
    addLabels(this.world, this.thread(number), names, this.person(by));
  }

  removeLabel(number: number, by: string, name: string): void {
    removeLabel(this.world, this.thread(number), name, this.person(by));
  }

  protected person(login: string): Account {
    return accountFor(this.world, login);
  }
}

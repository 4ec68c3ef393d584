import {
  addMember,
  addToTeam,
  deleteTeam,
  grantTeam,
  removeFromTeam,
  removeMember,
  teamFor,
  teamOf,
} from '../actions/organizations.ts';
import type { RepositoryRole } from '../state/account.ts';
import type { Organization } from '../state/organization.ts';
import { Refused } from '../state/refused.ts';
import type { World } from '../state/world.ts';

/** What owners do in an organisation. */
export class OrganizationScript {
  readonly state: Organization;
  readonly #world: World;

  constructor(world: World, state: Organization) {
    this.#world = world;
    this.state = state;
  }

  /** Makes the team when there is none, and adds the members. */
  team(slug: string, members: readonly string[] = []): void {
    const team = teamFor(this.#world, this.state, slug);
    for (const login of members) addToTeam(this.#world, this.state, team, login);
  }

  addToTeam(slug: string, login: string): void {
    addToTeam(this.#world, this.state, teamOf(this.state, slug), login);
  }

  removeFromTeam(slug: string, login: string): void {
    removeFromTeam(this.#world, this.state, teamOf(this.state, slug), login);
  }

  deleteTeam(slug: string): void {
    deleteTeam(this.#world, this.state, slug);
  }

  /** What a team may do on a repository (`acme/shop`). */
  grantTeam(slug: string, repository: string, role: RepositoryRole): void {
    const found = this.#world.repository(repository);
    if (found === undefined) throw new Refused(`There is no repository ${repository}.`, 404);
    grantTeam(this.#world, this.state, teamOf(this.state, slug), found, role);
  }

  addMember(login: string, role: 'member' | 'admin' = 'member'): void {
    addMember(this.#world, this.state, login, role);
  }

  removeMember(login: string): void {
    removeMember(this.#world, this.state, login);
  }
}

/**
 * The policy of a repository that has none, as a file would have it. Its levels, approvals and checklists are
 * those of a team that works with them; the items that only that team's own files could meet are left out.
 */
export const DEFAULT_POLICY = `\
version: 1

roles:
  developer:
    permission: write
    roles: [senior-developer]
  senior-developer:
    permission: maintain
    roles: [tech-lead]
  tech-lead:
    permission: admin

levels:
  low:
    approvals:
      - role: developer
    checklist:
      - text: The file follows the naming convention (a number and a name in snake case)
        proof: naming
      - text: The SQL is valid PostgreSQL
        proof: syntax
      - Comments explain complex logic
      - text: Idempotent (uses IF EXISTS, IF NOT EXISTS or checks in DO)
        proof: idempotent
      - text: Rollback instructions are documented
        proof: rollback-present
      - text: Changes are additive only
        proof: additive
      - text: No existing data is affected
        proof: no-existing-data
      - text: No performance concerns
        proof: no-findings

  medium:
    approvals:
      - role: senior-developer
    checklist:
      - Pre-flight checks verify the state of the data
      - Related code changes are identified, with a link to the pull request
      - The migration was tested on a copy of production data
      - The impact on performance was assessed
      - The order of deployment is documented (database first or code first)

  high:
    approvals:
      - roles: [senior-developer, tech-lead]
        count: 2
    checklist:
      - Backup tables are created before destructive operations
      - There is a plan for a staged rollout, such as a feature flag
      - The downtime window is estimated
      - Stakeholders were notified
      - The migration was tested on staging with a snapshot of production data
      - There is a plan for monitoring after the deployment
      - A plan for an emergency rollback is ready

unknown: high
`;

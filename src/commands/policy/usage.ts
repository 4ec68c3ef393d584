import { POLICY_CHECK_FORMATS } from './arguments.ts';

export const POLICY = `Usage: migration-gate policy <init | check | explain | test> [options]

Works on .github/migration-policy.yml. Nothing is sent anywhere.

  init                       begins a policy: looks at the repository, and asks where somebody is there to answer
      --extends <policy>     what it extends: builtin:<name>, organisation; more than once for both
      --paths <glob>         the files that are migrations; more than once for several
      --tool <tool>          the tool that runs them
      --force                writes over a policy that is there

  check [file]               says everything that is wrong, each with its line and what to write instead
  -f, --format <format>      ${POLICY_CHECK_FORMATS.join(', ')} (pretty)

  explain                    says in words what is asked for, and which file says so
      --level <level>        only what holds at this level; likewise, together or alone:
      --environment <name>   at a base branch that leads there
      --category <category>  where the migrations do this; more than once for several
      --operation <kind>     where they have this kind of operation; more than once for several
      --json                 for programs

  test [file]                holds migrations against what the policy is expected to ask for;
                             the file is .github/migration-policy.test.yml unless named

Options of explain and test:
      --policy <file>        this policy instead of the repository's
Options of check, explain and test:
      --organisation <file>  the organisation's policy, for policies that extend it
      --color, --no-color    colours, or none
  -h, --help                 this text

Exit codes: 0 all is well, 1 the policy has errors or a case differs, 2 could not run.`;

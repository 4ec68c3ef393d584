#!/usr/bin/env node
// Older versions of Node have to get as far as the message: nothing is imported before it that they may not have.
const LEAST = [22, 18];

const [least = 0, leastMinor = 0] = LEAST;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > least || (major === least && minor >= leastMinor)) {
  // The second time everything starts faster.
  (await import('node:module')).enableCompileCache();
  await import('./program.ts');
} else {
  process.stderr.write(
    `migration-gate runs on Node from version ${LEAST.join('.')} on, and this is ${process.versions.node}: install a newer one, ` +
      'from https://nodejs.org or with your version manager, and run it again.\n',
  );
  process.exitCode = 2;
}

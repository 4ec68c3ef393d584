import type { AuditEntry } from '../domain/audit.ts';
import type { AuditLog } from '../usecases/ports/audit-records.ts';
import type { GivenVerdict, Meter } from './meter.ts';

/** An audit log of which every verdict is counted. */
export function observedAudit(audit: AuditLog, meter: Meter): AuditLog {
  return {
    async append(entry, evidence) {
      await audit.append(entry, evidence);
      const given = verdictOf(entry);
      if (given !== undefined) meter.verdict(given);
    },
  };
}

function verdictOf(entry: AuditEntry): GivenVerdict | undefined {
  switch (entry.kind) {
    case 'decision':
    case 'merge-group':
      return {
        verdict: entry.verdict,
        level: entry.verdict === 'not-applicable' ? 'none' : entry.level,
      };
    case 'undetermined':
      return { verdict: 'undetermined', level: 'none' };
    case 'deed':
      return undefined;
  }
}

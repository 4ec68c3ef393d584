import { readEntry } from '../../audit/chain.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import type { AuditArchive, StoredLink } from '../../usecases/ports/audit-records.ts';
import { verifyAudit } from '../../usecases/verify-audit.ts';
import { jsonText } from '../json-text.ts';
import type { Terminal } from '../terminal.ts';
import type { AuditRequest } from './arguments.ts';
import { csvHeader, csvLine } from './csv.ts';

/** Writes the entries as they are read, or checks all of the audit. */
export async function audit(
  request: AuditRequest,
  { terminal, archive }: { readonly terminal: Terminal; readonly archive: AuditArchive },
): Promise<0 | 1> {
  if (request.verify) return verify(terminal, archive);
  const lineOf = request.format === 'csv' ? csvLine : jsonLine;
  if (request.format === 'csv') terminal.out(csvHeader());
  for await (const link of archive.entries(request)) terminal.out(lineOf(link));
  return 0;
}

/** The entry with the hashes that bind it to the one before it. */
function jsonLine(link: StoredLink): string {
  const { previous, hash, text } = link;
  const entry = readEntry(link) ?? { unreadable: text };
  return `${jsonText({ ...entry, previous, hash })}\n`;
}

async function verify(terminal: Terminal, archive: AuditArchive): Promise<0 | 1> {
  let faults = 0;
  const looked = await verifyAudit(archive, (fault) => {
    faults += 1;
    terminal.out(`${visibleLine(fault)}\n`);
  });
  const { repositories, entries, parts, texts } = looked;
  const what = `${entries} entries of ${repositories} repositories, ${parts} parts of facts and ${texts} texts`;
  terminal.out(faults === 0 ? `Whole and unchanged: ${what}.\n` : `Faults: ${faults}, in ${what}.\n`);
  return faults === 0 ? 0 : 1;
}

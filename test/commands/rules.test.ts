import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';
import { run } from './workspace.ts';

describe('the rules', () => {
  it('are listed with their severities, all of them', async () => {
    const { code, out } = await run(['rules']);
    expect(code).toBe(0);
    for (const { id, severity, title } of RULES)
      expect(out).toMatch(new RegExp(`^${id} +${severity} +${title.replace(/[()[\].*+?]/g, '\\$&')}$`, 'm'));
  });

  it.each(RULES.map(({ id }) => id))('%s is explained', async (id) => {
    const { code, out } = await run(['rules', id]);
    const rule = RULES.find((each) => each.id === id);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(rule?.why.replace(/\s+/g, ' '));
    expect(out).toContain('The safer way\n');
    expect(out).toContain(`  rules:\n    ${id}: off`);
  });

  it('are told to programs', async () => {
    const { out } = await run(['rules', 'drop-column', '--format', 'json']);
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        id: 'drop-column',
        severity: 'warning',
        categories: ['destructive', 'incompatible'],
      }),
    ]);
  });
});

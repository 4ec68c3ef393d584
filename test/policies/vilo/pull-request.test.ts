import { describe, it } from 'vitest';
import type { Draft } from '../team.ts';
import { description, draft, migration, viloTeam } from './vilo.ts';

const team = viloTeam();

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);

describe('V4: title and description', () => {
  it.each<[string, Partial<Draft>, string]>([
    ['a title of its own', { title: 'Add booking tags' }, 'pull-request-title'],
    [
      'the number of another migration in the title',
      { title: '[DB] Migration 077: Add tags' },
      'pull-request-title',
    ],
    ['no description', { body: '' }, 'missing-description-section'],
    [
      'a section left as the template has it',
      {
        body: description().replace(
          'Drop the column: nothing reads it yet.',
          'Explain how to reverse this migration if needed.',
        ),
      },
      'missing-description-section',
    ],
    ['another number in the description', { body: description({ number: '042' }) }, 'description-disagrees'],
  ])('breaks: %s', (_, changes, rule) => refused(changes, rule));

  it('breaks: a lower risk in the description than it is', () =>
    refused(
      { files: migration('DROP TABLE IF EXISTS bookings;', { risk: 'HIGH' }) },
      'description-disagrees',
    ));
});

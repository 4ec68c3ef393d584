import { operationRule } from '../rule.ts';

export const createOrDropExtension = operationRule({
  id: 'create-or-drop-extension',
  kinds: ['create-extension', 'drop-extension'],
  title: 'An extension is installed or removed',
  why: 'It needs rights that a migration seldom has, has to be there on every server, and brings code of others; what uses it fails when it goes.',
  saferWay:
    'Have whoever runs the servers install it, and review what it brings; remove it when nothing uses it.',
  severity: 'note',
  categories: ['security'],
  examples: {
    bad: ['CREATE EXTENSION IF NOT EXISTS postgis;', 'DROP EXTENSION postgis CASCADE;'],
    good: ['CREATE SCHEMA extensions;'],
  },
  check({ operation }) {
    const { extension } = operation;
    const text = extension.replaceAll("'", "''");
    if (operation.kind === 'create-extension')
      return {
        message: `Extension \`${extension}\` is installed.`,
        sql: [
          '-- Whoever runs the servers installs it, and the migration stops where it is missing:',
          'DO $$ BEGIN',
          `  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = '${text}') THEN`,
          `    RAISE EXCEPTION 'extension ${text} has to be installed first';`,
          '  END IF;',
          'END $$;',
        ].join('\n'),
      };
    const others = operation.cascade ? ', and every column and index that depends on it' : '';
    return {
      message: `Extension \`${extension}\` is removed${others}.`,
      sql: [
        '-- What depends on it:',
        'SELECT pg_describe_object(classid, objid, objsubid) FROM pg_depend',
        `  WHERE refobjid = (SELECT oid FROM pg_extension WHERE extname = '${text}');`,
      ].join('\n'),
    };
  },
});

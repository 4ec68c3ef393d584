import { parentPort } from 'node:worker_threads';
import { readMigration } from '../script/read-migration.ts';
import { loadParser } from '../sql/parser.ts';
import type { ThreadAnswer, ThreadQuestions } from './thread-messages.ts';

// The parser lives in this thread alone: a text that hangs or ruins it costs a thread, not the process.
await loadParser();

parentPort?.on('message', (questions: ThreadQuestions) => {
  let answer: ThreadAnswer;
  try {
    answer = { kind: 'read', scripts: questions.map(({ text, tool }) => readMigration(text, tool)) };
  } catch (error) {
    // Anything but a syntax error may have left the parser's memory in ruins.
    answer = { kind: 'ruined', message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});

parentPort?.postMessage({ kind: 'ready' } satisfies ThreadAnswer);

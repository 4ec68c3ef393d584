import { parentPort } from 'node:worker_threads';
import { loadParser } from '../sql/parser.ts';
import { readScript } from '../sql/read.ts';
import type { ThreadAnswer } from './thread-answer.ts';

// The parser lives in this thread alone: a text that hangs or ruins it costs a thread, not the process.
await loadParser();

parentPort?.on('message', (text: string) => {
  let answer: ThreadAnswer;
  try {
    answer = { kind: 'read', script: readScript(text) };
  } catch (error) {
    // Anything but a syntax error may have left the parser's memory in ruins.
    answer = { kind: 'ruined', message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});

parentPort?.postMessage({ kind: 'ready' } satisfies ThreadAnswer);

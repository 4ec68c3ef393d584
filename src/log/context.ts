import { AsyncLocalStorage } from 'node:async_hooks';

const fields = new AsyncLocalStorage<object>();

/** Does the work; every line that is logged meanwhile, by whatever part of it, has these fields. */
export function logWith<T>(more: object, work: () => T): T {
  return fields.run({ ...fields.getStore(), ...more }, work);
}

/** The fields of the work that is under way. */
export function fieldsOfWork(): object {
  return fields.getStore() ?? {};
}

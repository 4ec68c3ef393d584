/** What the server was told is not enough, or wrong; the message says all of it and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

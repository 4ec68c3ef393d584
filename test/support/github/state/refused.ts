/** GitHub would not have it; `message` is what it says. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: 403 | 404 | 405 | 409 | 422;

  constructor(message: string, status: 403 | 404 | 405 | 409 | 422 = 422) {
    super(message);
    this.status = status;
  }
}

/** A command cannot do what it was asked: `code` is stable, the message is for a person. The program ends with 1. */
export class CommandFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "CommandFailure";
    this.code = code;
  }
}

/** One letter to one person, plain text. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends letters; fails by throwing, and the caller shows the link instead. */
export interface Mailer {
  readonly send: (letter: Letter) => Promise<void>;
}

/** Milliseconds after which a mail server counts as away. */
const TIMEOUT = 10_000;

/** A mailer that hands letters to the server at `url` (`smtp://user:password@host:587`). */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const timeouts = { connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT };
  return {
    send: async ({ to, subject, text }) => {
      // Most servers send no letter for days: the library is loaded with the first.
      const { createTransport } = await import("nodemailer");
      await createTransport({ url, ...timeouts }).sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}

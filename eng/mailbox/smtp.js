import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const LargestMail = 10 * 1024 * 1024;

/** How many of the next mails are to be turned away for now, so that a sender's retries can be seen. */
export class Refusals {
  remaining = 0;

  /** True once for each mail that is to be refused. */
  take() {
    return this.remaining > 0 && this.remaining-- > 0;
  }
}

/** Takes every mail to every address, up to 10 MB, and answers 250 when it is on disk. */
export function smtpServer(mails, refusals) {
  return new SMTPServer({
    size: LargestMail,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom(address, session, answer) {
      answer(refusals.take() ? refusal(451, 'Asked to refuse this mail for now') : null);
    },
    onData(stream, session, answer) {
      receive(stream, session.envelope, mails).then(() => answer(null, 'Kept'), answer);
    },
  });
}

async function receive(stream, envelope, mails) {
  const content = await buffer(limited(stream));
  if (stream.sizeExceeded) {
    throw refusal(552, `A mail may have at most ${LargestMail} bytes`);
  }
  await mails.keep(envelope.mailFrom.address, envelope.rcptTo.map(recipient => recipient.address), content);
}

/** Reads to the end, as SMTP demands, but holds no more than the limit in memory. */
async function* limited(stream) {
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) {
      yield chunk;
    }
  }
}

function refusal(responseCode, message) {
  return Object.assign(new Error(message), { responseCode });
}

import { EventEmitter, once } from 'node:events';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/**
 * The mails, each an .eml file whose name is the millisecond of its receipt, so that names are unique and in order.
 * The envelope, which the mail itself does not carry, stands before it as Return-Path and Delivered-To.
 */
export class Mails {
  #folder;
  #mails = [];
  #lastAt = 0;
  #arrivals = new EventEmitter().setMaxListeners(0);

  constructor(folder) {
    this.#folder = folder;
  }

  /** Opens the folder with what it holds from earlier runs. */
  static async open(folder) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const mails = new Mails(folder);
    for (const name of (await readdir(folder)).filter(name => name.endsWith('.eml')).sort()) {
      mails.#lastAt = Number(name.slice(0, -'.eml'.length));
      mails.#mails.push(await parse(mails.#lastAt, await readFile(join(folder, name))));
    }
    return mails;
  }

  /** Keeps one mail. When it returns, the mail is on disk. */
  async keep(from, recipients, content) {
    const envelope = [`Return-Path: <${from}>`, ...recipients.map(to => `Delivered-To: ${to}`)].join('\r\n');
    const raw = Buffer.concat([Buffer.from(`${envelope}\r\n`), content]);
    const at = this.#lastAt = Math.max(Date.now(), this.#lastAt + 1);
    const mail = await parse(at, raw);
    const path = join(this.#folder, `${at}.eml`);
    const file = await open(`${path}.part`, 'wx', 0o600);
    try {
      await file.writeFile(raw);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    this.#mails.push(mail);
    this.#arrivals.emit('mail');
  }

  /** The mails, newest first; with `to`, those delivered to that address. */
  list(to) {
    const wanted = to?.toLowerCase();
    return this.#mails
      .filter(mail => !wanted || mail.to.some(address => address.toLowerCase() === wanted))
      .sort((one, other) => other.id - one.id);
  }

  find(id) {
    return this.#mails.find(mail => mail.id === id);
  }

  /** Returns when `count` mails to `to` are there, or when the time is up. */
  async arrived(to, count, seconds) {
    const signal = AbortSignal.timeout(seconds * 1000);
    while (this.list(to).length < count && !signal.aborted) {
      await once(this.#arrivals, 'mail', { signal }).catch(error => signal.aborted || Promise.reject(error));
    }
  }
}

async function parse(at, raw) {
  const email = await PostalMime.parse(raw);
  return {
    id: String(at),
    at: new Date(at).toISOString(),
    from: email.from?.address ?? email.returnPath ?? '',
    to: email.headers.filter(header => header.key === 'delivered-to').map(header => header.value),
    subject: email.subject ?? '',
    text: email.text ?? email.html ?? '',
    messageId: email.messageId ?? null,
  };
}

// The demo mail server: takes every mail by SMTP, keeps it in a folder, and shows it on a page. It sends nothing on.
//
//   node eng/mailbox/main.js --folder DIR [--address A] [--smtp-port N] [--page-port N] [--until-stdin-ends]
//
// Both ports are on the address, 127.0.0.1 unless given; 0, the default, takes a free one. One line on standard output says when both listen:
//   MAILBOX smtp=ADDRESS:PORT page=http://ADDRESS:PORT/
// With --until-stdin-ends it ends with the process that holds the other end of its standard input.

import { parseArgs } from 'node:util';
import { Mails } from './mails.js';
import { Refusals, smtpServer } from './smtp.js';
import { webServer } from './web.js';

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    address: { type: 'string', default: '127.0.0.1' },
    'smtp-port': { type: 'string', default: '0' },
    'page-port': { type: 'string', default: '0' },
    'until-stdin-ends': { type: 'boolean', default: false },
  },
});

if (!options.folder) {
  console.error('mailbox: --folder is missing: where are the mails to be kept?');
  process.exit(2);
}

const mails = await Mails.open(options.folder);
const refusals = new Refusals();
const smtpPort = await listen(smtpServer(mails, refusals), options['smtp-port']);
const pagePort = await listen(webServer(mails, refusals), options['page-port']);
console.log(`MAILBOX smtp=${options.address}:${smtpPort} page=http://${options.address}:${pagePort}/`);

// What was answered with 250 is on disk, so nothing is left to do at the end.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(0));
}
if (options['until-stdin-ends']) {
  process.stdin.on('end', () => process.exit(0)).resume();
}

/** Listens on the address and returns the port; ends the process with one line if that cannot be. */
function listen(server, port) {
  return new Promise(resolve => {
    server.on('error', error => {
      if (error.syscall === 'listen') {
        console.error(`mailbox: cannot listen on ${options.address}:${port}: ${error.code}`);
        process.exit(1);
      }
    });
    const socket = server.listen(Number(port), options.address, () => resolve(socket.address().port));
  });
}

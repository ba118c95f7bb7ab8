import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { page } from './page.js';

const Style = readFileSync(new URL('style.css', import.meta.url));
const Headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The page on which people read the mails, and the same for programs under /api. */
export function webServer(mails, refusals) {
  const server = createServer(async (request, response) => {
    const [status, type, body] = await answer(request).catch(problem);
    response.writeHead(status, { ...Headers, 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
  return server;

  async function answer(request) {
    // Only by its own address: else a foreign page could reach it through a name that points to 127.0.0.1.
    const { port } = server.address();
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host)) {
      throw new Problem(421, `请用 http://127.0.0.1:${port}/ 访问本页`);
    }
    const url = new URL(request.url, `http://${request.headers.host}`);
    const to = url.searchParams.get('to') ?? '';
    const [, mailId] = url.pathname.match(/^\/mails\/(\d+)$/) ?? [];
    switch (`${request.method} ${mailId ? '/mails' : url.pathname}`) {
      case 'GET /':
        return [200, 'text/html', page(mails.list(to), to)];
      case 'GET /mails':
        return [200, 'text/html', page(mails.list(to), to, mails.find(mailId) ?? missing('没有这封邮件'))];
      case 'GET /style.css':
        return [200, 'text/css', Style];
      case 'GET /api/mails':
        await mails.arrived(to, whole(url, 'atLeast', 1_000_000), whole(url, 'waitSeconds', 60));
        return [200, 'application/json', JSON.stringify(mails.list(to))];
      case 'POST /api/refuse':
        refusals.remaining = await timesOf(request);
        return [200, 'application/json', JSON.stringify({ times: refusals.remaining })];
      default:
        return missing('没有这个地址');
    }
  }
}

async function timesOf(request) {
  let body = '';
  for await (const chunk of request) {
    body += body.length < 100 ? chunk : '';
  }
  // A foreign page cannot send this content type without asking first.
  const { times } = request.headers['content-type']?.startsWith('application/json') ? parsed(body) : {};
  if (!Number.isInteger(times) || times < 0) {
    throw new Problem(400, '请以 application/json 发送 {"times": 次数}，次数为不小于 0 的整数');
  }
  return times;
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** A query parameter that is a whole number from 0 to `most`; 0 if absent. */
function whole(url, name, most) {
  const value = Number(url.searchParams.get(name) ?? 0);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new Problem(400, `参数 ${name} 应为 0 到 ${most} 的整数`);
  }
  return value;
}

class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function missing(text) {
  throw new Problem(404, text);
}

function problem(error) {
  return error instanceof Problem
    ? [error.status, 'application/json', JSON.stringify({ detail: error.message })]
    : [500, 'application/json', JSON.stringify({ detail: `邮箱出错：${error.message}` })];
}

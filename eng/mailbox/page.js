const Clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

/** The page: the list of mails, newest first, and beside it the one that was chosen. */
export function page(mails, to, chosen) {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${chosen ? `${escaped(chosen.subject)} · ` : ''}演示邮箱</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header>
<h1><a href="/">演示邮箱</a></h1>
<p>本系统发出的邮件都停在这里，不会寄往外部。</p>
<form action="/"><label>收件人 <input type="search" name="to" value="${escaped(to)}"></label><button>筛选</button></form>
</header>
<main>
<nav aria-label="邮件">${mails.length ? mails.map(mail => entry(mail, to, chosen)).join('') : '<p>还没有邮件。</p>'}</nav>
${chosen ? letter(chosen) : '<article><p>请选择一封邮件。</p></article>'}
</main>
</body>
</html>
`;
}

function entry(mail, to, chosen) {
  const query = to ? `?to=${encodeURIComponent(to)}` : '';
  return `<a href="/mails/${mail.id}${query}"${mail === chosen ? ' aria-current="true"' : ''}>
<strong>${subject(mail)}</strong><span>${recipients(mail)}</span>${time(mail)}</a>`;
}

function letter(mail) {
  return `<article>
<h2>${subject(mail)}</h2>
<dl><dt>发件人</dt><dd>${escaped(mail.from)}</dd><dt>收件人</dt><dd>${recipients(mail)}</dd><dt>时间</dt><dd>${time(mail)}</dd></dl>
<pre>${escaped(mail.text)}</pre>
</article>`;
}

function subject(mail) {
  return escaped(mail.subject) || '（无主题）';
}

function recipients(mail) {
  return escaped(mail.to.join('、'));
}

function time(mail) {
  return `<time datetime="${mail.at}">${Clock.format(new Date(mail.at))}</time>`;
}

function escaped(text) {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

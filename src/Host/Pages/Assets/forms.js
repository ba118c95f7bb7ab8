// Makes forms of definitions quicker. Everything here can be done without it, by the buttons of the form.
const form = document.querySelector('form[data-form]');

if (form) {
  const update = form.querySelector('[data-update]');
  showWhatApplies();
  form.addEventListener('change', event => {
    showWhatApplies();
    if (event.target.matches('[data-upload]')) {
      upload(event.target);
    } else if (update && event.target.closest('[data-updates]')) {
      form.requestSubmit(update);
    } else {
      saveSoon();
    }
  });
  form.addEventListener('input', saveSoon);
  form.addEventListener('submit', () => clearTimeout(saving));
  form.querySelectorAll('[data-plain]').forEach(button => { button.hidden = true; });
}

// What hangs on the value of another input is hidden while that is another one.
function showWhatApplies() {
  form.querySelectorAll('[data-when]').forEach(part => {
    const chosen = new FormData(form).getAll(part.dataset.when);
    part.hidden = !chosen.includes(part.dataset.equals);
  });
}

let saving;

function saveSoon() {
  if (form.hasAttribute('data-draft')) {
    clearTimeout(saving);
    saving = setTimeout(save, 2000);
  }
}

async function save() {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') {
      data.append(name, value);
    }
  }

  data.set('act', 'save');
  const note = form.querySelector('[data-saved]');
  try {
    const answer = await fetch(location.pathname, { method: 'POST', body: data, redirect: 'manual' });
    note.textContent = answer.type === 'opaqueredirect' ? `草稿已自动保存（${new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })}）` : '草稿没有保存，请按“保存草稿”。';
  } catch {
    note.textContent = '网络不通，草稿没有保存。';
  }
}

async function upload(input) {
  const list = form.querySelector(`[data-files="${CSS.escape(input.name)}"]`);
  const files = [...input.files];
  input.value = '';
  for (const file of files) {
    const line = document.createElement('li');
    const progress = document.createElement('progress');
    progress.setAttribute('aria-label', `上传进度：${file.name}`);
    line.append(progress, ` ${file.name}`);
    list.append(line);
    try {
      const { fileId } = await send(file, progress);
      const value = document.createElement('input');
      value.type = 'hidden';
      value.name = input.name;
      value.value = `${fileId} ${file.name}`;
      const link = document.createElement('a');
      link.href = `/files/${fileId}`;
      link.textContent = file.name;
      const button = document.createElement('button');
      button.className = 'btn btn-sm';
      button.type = 'button';
      button.textContent = '删除';
      button.setAttribute('aria-label', `删除文件：${file.name}`);
      button.addEventListener('click', () => { line.remove(); saveSoon(); });
      line.replaceChildren(value, link, button);
      if (/^image\/(jpeg|png|webp)$/.test(file.type)) {
        const picture = document.createElement('img');
        Object.assign(picture, { src: link.href, alt: '', width: 64, height: 64 });
        link.before(picture);
      }

      saveSoon();
    } catch (problem) {
      line.className = 'field-fault';
      line.textContent = `没有收下“${file.name}”：${problem.message}`;
    }
  }
}

function send(file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', event => { [progress.max, progress.value] = [event.total, event.loaded]; });
    request.addEventListener('error', () => reject(new Error('网络不通，请重试。')));
    request.addEventListener('load', () => {
      const answer = JSON.parse(request.responseText || '{}');
      if (request.status === 200) {
        resolve(answer);
      } else {
        reject(new Error(answer.errors?.[0]?.detail ?? answer.detail ?? '请重试。'));
      }
    });
    request.open('POST', '/files');
    request.setRequestHeader('RequestVerificationToken', form.querySelector('[name=__RequestVerificationToken]').value);
    request.responseType = 'text';
    const data = new FormData();
    data.append('file', file);
    request.send(data);
  });
}

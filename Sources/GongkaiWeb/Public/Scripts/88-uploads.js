// Files that are too many or too large are told before they are sent, so that the words of the form are not lost with them. Where the page takes
// them in pieces, large ones go ahead of the form, and go on where a cut connection left them.
const megabytes = (bytes) => `${Math.round((bytes / 1048576) * 10) / 10} MB`;
const pause = (seconds) => new Promise((resume) => { setTimeout(resume, seconds * 1000); });

class Refused extends Error {}
// What is on its way stays, and can go on after the login.
class LoggedOut extends Error {}

// The answer in JSON; what the server refuses is told in its words, what did not arrive is thrown as it comes.
const ask = async (address, options) => {
  const answer = await fetch(address, { ...options, credentials: "same-origin", cache: "no-store" });
  const isPage = !(answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (isPage && (answer.redirected || answer.status < 500)) {
    throw new LoggedOut("登录已经结束，文件没有传完。请在另一个窗口重新登录，再回到这一页提交，填写的文字都在。");
  }
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  if (answer.status === 409 && answer.headers.has("Upload-Offset")) return { received: Number(answer.headers.get("Upload-Offset")) };
  if (answer.status >= 500) throw new Error(said.error ?? "");
  throw new Refused(said.error ?? "这个文件没有传上去。请重新选择。");
};

// By what the same file is known again after the page was loaded anew; only its key is kept, in this tab.
const mark = (file) => `gongkai.upload.${file.size}.${file.lastModified}.${file.name}`;
const memory = {
  get: (file) => { try { return sessionStorage.getItem(mark(file)); } catch { return null; } },
  set: (file, address) => { try { sessionStorage.setItem(mark(file), address); } catch { /* Then it begins anew. */ } },
  drop: (file) => { try { sessionStorage.removeItem(mark(file)); } catch { /* There is none. */ } },
};

const begun = async (file, address, token) => {
  const known = memory.get(file);
  if (known) {
    try {
      return await ask(known, {});
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      memory.drop(file);
    }
  }
  const upload = await ask(address, { method: "POST", body: new URLSearchParams({ token, name: file.name, size: file.size }) });
  memory.set(file, upload.address);
  return upload;
};

// A file in pieces; five tries for each that does not arrive.
const send = async (file, address, token, tell) => {
  let upload = await begun(file, address, token), tries = 0;
  while (!upload.isReady) {
    tell(upload.received, tries);
    const piece = file.slice(upload.received, upload.received + upload.piece);
    try {
      const after = await ask(`${upload.address}?offset=${upload.received}`, { method: "PUT", body: piece });
      upload = { ...upload, ...after };
      tries = 0;
    } catch (fault) {
      if (fault instanceof Refused) memory.drop(file);
      if (fault instanceof Refused || fault instanceof LoggedOut || tries === 5) throw fault;
      tries += 1;
      tell(upload.received, tries);
      await pause(2 ** (tries - 1));
      try { upload = { ...upload, ...await ask(upload.address, {}) }; } catch (other) { if (other instanceof Refused || other instanceof LoggedOut) throw other; }
    }
  }
  memory.drop(file);
  return upload;
};

for (const input of document.querySelectorAll("input[type=file][data-most-bytes]")) {
  const most = Number(input.dataset.mostBytes), mostFiles = Number(input.dataset.mostFiles ?? 1);
  const pieces = input.dataset.pieces, piecesFrom = Number(input.dataset.piecesFrom ?? Infinity), mostOfOne = Number(input.dataset.piecesMost ?? most);
  const field = input.closest(".field"), said = document.createElement("span");
  said.className = "error";
  said.id = `${input.id}-large`;
  said.role = "alert";
  const was = input.getAttribute("aria-describedby") ?? "";
  const progress = document.createElement("p");
  progress.className = "drop__progress";
  progress.role = "status";
  let isSending = false;
  if (pieces) {
    const hint = document.getElementById(was.split(" ")[0]);
    if (hint) hint.textContent += `大的文件会自动分段上传，每个最多 ${megabytes(mostOfOne)}，断了可以接着传。`;
  }

  const isLarge = (file) => Boolean(pieces) && file.size > piecesFrom;
  const before = () => field.querySelectorAll(".drop__uploaded input:checked").length;

  const fault = () => {
    const files = [...input.files], bytes = files.filter((file) => !isLarge(file)).reduce((sum, file) => sum + file.size, 0);
    if (files.length + before() > mostFiles) return `选了 ${files.length + before()} 个文件，最多 ${mostFiles} 个。请减少后再提交。`;
    const giant = files.find((file) => isLarge(file) && file.size > mostOfOne);
    if (giant) return `“${giant.name}”有 ${megabytes(giant.size)}，超过每个文件 ${megabytes(mostOfOne)} 的上限，没有上传。请缩小或者拆分，填写的文字都在。`;
    if (bytes > most) return `选的文件合起来有 ${megabytes(bytes)}，超过 ${megabytes(most)} 的上限，没有上传。请缩小、拆分或者减少文件，填写的文字都在。`;
    return "";
  };

  const say = (words) => {
    field.classList.toggle("field--wrong", words !== "");
    said.textContent = words;
    if (words) {
      field.append(said);
      input.setAttribute("aria-describedby", `${was} ${said.id}`.trim());
      input.setAttribute("aria-invalid", "true");
    } else {
      said.remove();
      input.setAttribute("aria-describedby", was);
      input.removeAttribute("aria-invalid");
    }
    return words === "";
  };
  const look = () => say(fault());

  // What is here already, as a box that can be unticked.
  const list = (upload) => {
    let set = field.querySelector(".drop__uploaded");
    if (!set) {
      set = document.createElement("fieldset");
      set.className = "drop__uploaded";
      const legend = document.createElement("legend");
      legend.textContent = "已经传好的文件";
      set.append(legend);
      input.closest(".drop").before(set);
    }
    const label = document.createElement("label"), box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name: input.dataset.keys ?? "uploaded", value: upload.key, checked: true });
    label.append(box, `${upload.name}（${megabytes(upload.size)}）`);
    set.append(label);
  };

  const without = (file) => {
    const rest = new DataTransfer();
    for (const other of input.files) if (other !== file) rest.items.add(other);
    input.files = rest.files;
  };

  const sendAhead = async (submitter) => {
    isSending = true;
    field.append(progress);
    const token = input.form.elements.token.value;
    try {
      for (const file of [...input.files].filter(isLarge)) {
        const upload = await send(file, pieces, token, (received, tries) => {
          const share = Math.floor((received / file.size) * 100);
          progress.textContent = `正在上传“${file.name}”：${megabytes(received)} / ${megabytes(file.size)}（${share}%）`
            + (tries ? "。连接断开了，正在从断开的地方接着传。" : "。请不要关闭页面。");
        });
        list(upload);
        without(file);
      }
      progress.remove();
      isSending = false;
      input.form.requestSubmit(submitter);
    } catch (refusal) {
      progress.remove();
      isSending = false;
      say(refusal instanceof Refused || refusal instanceof LoggedOut ? refusal.message : `${refusal.message || "连接断开了，文件没有传完。"}再按一次提交，会从断开的地方接着传。`);
      input.focus();
    }
  };

  input.addEventListener("change", look);
  // Before anybody else hears of it: a form that is not sent is not under way.
  addEventListener("submit", (event) => {
    if (event.target !== input.form) return;
    const stop = () => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (isSending) { stop(); return; }
    if (look()) {
      if (event.submitter?.formNoValidate || ![...input.files].some(isLarge)) return;
      stop();
      sendAhead(event.submitter);
      return;
    }
    // Going back to the form, or keeping a draft, needs no files.
    if (event.submitter?.formNoValidate) {
      input.value = "";
      look();
      return;
    }
    stop();
    input.focus();
  }, { capture: true });
}

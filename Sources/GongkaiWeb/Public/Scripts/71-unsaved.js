// What was typed and not saved is kept in this browser, for each form and account; the next opening offers to take it back.

const account = document.querySelector("[data-account]")?.dataset.account;
const prefix = "gongkai.unsaved.", sentKey = "gongkai.sent", days = 7;
const hidden = ["token", "once", "revision", "seen", "keep", "mark", "kept"];

// A browser may refuse to keep anything; then nothing is offered.
const shelf = (() => {
  try {
    localStorage.setItem(`${prefix}test`, "1");
    localStorage.removeItem(`${prefix}test`);
    return localStorage;
  } catch { return null; }
})();
const read = (key) => {
  try { return JSON.parse(shelf.getItem(key)); } catch { return null; }
};
const ours = () => Object.keys(shelf).filter((key) => key.startsWith(prefix));
// The full shelf loses what is oldest, never what is being typed.
const keep = (key, entry) => {
  const text = JSON.stringify(entry);
  for (;;) {
    try { shelf.setItem(key, text); return; } catch {
      const others = ours().filter((other) => other !== key).sort((a, b) => (read(a)?.at ?? 0) - (read(b)?.at ?? 0));
      if (!others.length) return;
      shelf.removeItem(others[0]);
    }
  }
};

const values = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !hidden.includes(name));
const asTyped = (list) => JSON.stringify(list.map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")]));
const when = (at) => new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeStyle: "short" }).format(at);

const fill = (form, list) => {
  for (const element of form.elements) {
    if (!element.name || hidden.includes(element.name) || ["hidden", "file", "submit", "button"].includes(element.type)) continue;
    const wanted = list.filter(([name]) => name === element.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(element.type)) element.checked = wanted.includes(element.value);
    else if (wanted.length) element.value = wanted[0];
    // The editor stands for its field.
    if (element.dataset.editor) element.dispatchEvent(new Event("take"));
  }
};

// So that closing a page does not keep again what signing out has dropped.
let isLeaving = false;

// By which the answer to a saving says whose words they were.
const newName = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
// As the page came, whatever the browser filled in again on the way back to it.
const printed = (form) => values(new DOMParser().parseFromString(form.outerHTML, "text/html").forms[0]);

const watch = (form) => {
  const key = `${prefix}${account}.${form.getAttribute("action")}${form.elements.column ? `?${form.elements.column.value}` : ""}`;
  const revision = form.elements.revision?.value ?? "";
  const old = read(key);
  // The answer to a form holds what was typed, not what is saved; on the way back, the browser may have filled it in again.
  const isAnswer = "answer" in document.body.dataset, sent = isAnswer ? sessionStorage.getItem(sentKey) : null;
  const isAsBefore = old && asTyped(old.list) === asTyped(values(form));
  const isSaved = old && !isAnswer && asTyped(old.list) === asTyped(printed(form));
  let name = sent ?? ((isAsBefore && old.name) || newName());
  let timer, isOpen = false, isSent = false, isTouched = Boolean(isAsBefore && !isSaved && !isAnswer);
  const store = () => {
    clearTimeout(timer);
    if (isTouched && !isOpen && !isLeaving) keep(key, { at: Date.now(), revision, name, list: values(form) });
  };
  const touched = () => {
    isTouched = true;
    // What is typed while the form is on its way is not saved by it.
    if (isSent) [isSent, name] = [false, newName()];
    clearTimeout(timer);
    timer = setTimeout(store, 500);
  };
  for (const kind of ["input", "change", "written"]) form.addEventListener(kind, touched);
  addEventListener("pagehide", store);
  // After whatever of the form itself may hold it back.
  document.addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    store();
    const field = form.elements.kept ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "kept" }));
    field.value = name;
    sessionStorage.setItem(sentKey, name);
    isSent = true;
  });
  // Back on a page that the browser held, after its words were saved: what is typed from now on is new.
  addEventListener("pageshow", (event) => {
    if (event.persisted && !isOpen && !read(key)) [isTouched, name] = [false, newName()];
  });
  if (!old || old.name === sent) return;
  if (isSaved) shelf.removeItem(key);
  if (isSaved || isAsBefore) return;
  isOpen = true;
  const button = (words, act, look = "") => {
    const one = Object.assign(document.createElement("button"), { type: "button", textContent: words, className: look });
    one.addEventListener("click", () => { isOpen = false; box.remove(); act(); });
    return one;
  };
  const box = Object.assign(document.createElement("div"), { className: "notice notice--warning unsaved", role: "status" });
  const text = document.createElement("p"), acts = Object.assign(document.createElement("p"), { className: "unsaved__acts" });
  text.textContent = `您在${when(old.at)}写过的内容没有保存，还留在这个浏览器里，最多保留${days}天。`
    + (old.revision && old.revision !== revision ? "此后这里另外保存过，取回后请核对，再保存。" : "取回后还要保存。") + "在您选择以前，现在写的不会另外留存。";
  acts.append(
    button("取回", () => {
      if (old.name) name = old.name;
      fill(form, old.list);
      form.dispatchEvent(new Event("input", { bubbles: true }));
      form.querySelector("input:not([type=hidden]), textarea:not([hidden])")?.focus();
    }, "button--main"),
    button("丢弃", () => { shelf.removeItem(key); if (isTouched) store(); }));
  const body = document.createElement("div");
  body.append(text, acts);
  box.append(Object.assign(document.createElement("strong"), { textContent: "没有保存的内容" }), body);
  form.before(box);
};

if (shelf) {
  const oldest = Date.now() - days * 86400000;
  for (const key of ours()) if (!((read(key)?.at ?? 0) > oldest)) shelf.removeItem(key);
  // Only the page after a saving says whose words were saved.
  const { saved } = document.body.dataset;
  if (saved) for (const key of ours()) if (read(key)?.name === saved) shelf.removeItem(key);
  if (account) document.querySelectorAll("form[data-keep]").forEach(watch);
  // Whoever leaves leaves nothing behind.
  document.querySelector("form[data-account]")?.addEventListener("submit", () => {
    isLeaving = true;
    ours().filter((key) => key.startsWith(`${prefix}${account}.`)).forEach((key) => shelf.removeItem(key));
  });
}

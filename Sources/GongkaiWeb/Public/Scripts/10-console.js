// Comfort only: every page works without this file.

// The menu and the filters are open on wide screens and folded on narrow ones.
const wide = matchMedia("(min-width: 52.01rem)");
// What the page has open stays so: it holds what was chosen, or what must be mended.
const folds = [...document.querySelectorAll(".menu__fold, .filterfold")].map((fold) => ({ fold, isMeant: fold.open }));
const isSimple = document.body.matches(".public.view-elderly");
const unfold = () => folds.forEach(({ fold, isMeant }) => { fold.open = isMeant || (wide.matches && !isSimple); });
unfold();
wide.addEventListener("change", unfold);

// Lists: / searches, j and k move, Enter opens.
const typing = (element) => element?.closest?.("input, select, textarea, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (event.key === "/") {
    const search = document.querySelector("main input[type=search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  } else if (event.key === "j" || event.key === "k") {
    const links = [...document.querySelectorAll("main tbody tr")].map((row) => row.querySelector("a")).filter(Boolean);
    const here = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(here + (event.key === "j" ? 1 : -1), 0), links.length - 1)];
    if (next) { event.preventDefault(); next.focus(); }
  }
});

// What is under way, beside what was pressed and for screen readers.
const say = (place, words) => {
  if (!place) return null;
  const status = document.createElement("span");
  status.className = "busy";
  status.role = "status";
  place.after(status);
  status.textContent = words;
  return status;
};

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  const button = event.submitter ?? form.querySelector("[type=submit]");
  const said = button?.closest(".masthead") ? null : say(button, "正在处理，请稍候……");
  // Released when the answer does not come, or when one comes back to the page.
  const release = () => { delete form.dataset.sent; };
  setTimeout(release, 10000);
  addEventListener("pageshow", () => { release(); said?.remove(); }, { once: true });
});

// Files take a while to be made; the browser shows nothing until they come.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[download]");
  if (!link || event.ctrlKey || event.metaKey) return;
  const said = say(link.closest(".files") ?? link, "正在生成文件，完成后浏览器会自动保存。");
  setTimeout(() => said?.remove(), 8000);
});

// On a page of several texts, words typed into one are not lost by sending another without a question.
const changed = new Set();
const texts = document.querySelectorAll("main form[method=post] textarea").length;
document.addEventListener("input", (event) => {
  if (texts > 1 && event.target.matches("textarea")) changed.add(event.target.form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});

// A file may be dropped on its box.
for (const box of document.querySelectorAll(".drop")) {
  const input = box.querySelector("input[type=file]");
  if (!input) continue;
  const mark = (on) => (event) => { event.preventDefault(); box.classList.toggle("drop--over", on); };
  box.addEventListener("dragover", mark(true));
  box.addEventListener("dragleave", mark(false));
  box.addEventListener("drop", (event) => {
    mark(false)(event);
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}

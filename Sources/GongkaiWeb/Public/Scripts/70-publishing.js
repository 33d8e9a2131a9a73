// The editor of articles. Without it the text is written into the plain field, which the form sends all the same.

const field = document.querySelector("textarea[data-editor]");

// As the server does: plain text becomes paragraphs, one for each line.
const asHTML = (text) => {
  if (/<[a-z/!]/i.test(text)) return text;
  const escape = (line) => line.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
  return text.split(/[\r\n]+/).filter((line) => line.trim()).map((line) => `<p>${escape(line)}</p>`).join("");
};

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// Classes that the server keeps: where a paragraph stands, and lists whose numbers are part of their words.
const looking = (node, ...looks) => node.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      look: {
        default: null,
        parseHTML: (element) => looks.find((name) => element.classList.contains(name)) ?? null,
        renderHTML: ({ look }) => (look ? { class: look } : {}),
      },
    };
  },
});

const open = async (field) => {
  const kit = await import(field.dataset.editor);
  const form = field.form, label = form.querySelector("label[for=body]"), hint = document.getElementById("body-hint");
  label.id = "body-label";

  const place = make("div", { className: "editor" });
  const extensions = [
    kit.Document, looking(kit.Paragraph, "is-center", "is-right"), kit.Text, kit.HardBreak, kit.Bold, kit.Strike, kit.Underline, kit.Superscript, kit.Subscript,
    kit.Heading.configure({ levels: [2, 3, 4] }), looking(kit.BulletList, "is-written"), kit.OrderedList, kit.Blockquote, kit.HorizontalRule, kit.History,
    kit.Dropcursor, kit.Gapcursor, kit.Image,
    kit.Link.configure({ openOnClick: false, autolink: false }),
    // Tab leaves the editor, for those who use no mouse.
    kit.ListItem.extend({ addKeyboardShortcuts() { return { Enter: () => this.editor.commands.splitListItem(this.name) }; } }),
    kit.Table.configure({ resizable: false }).extend({ addKeyboardShortcuts() { return {}; } }),
    kit.TableRow, kit.TableCell, kit.TableHeader,
  ];
  let isTouched = false;
  const editor = new kit.Editor({
    element: place, extensions, content: asHTML(field.value), injectCSS: false,
    editorProps: {
      attributes: {
        id: "body", role: "textbox", "aria-multiline": "true", "aria-labelledby": "body-label", "aria-describedby": field.getAttribute("aria-describedby"),
        class: "editor__text prose", ...(field.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      },
      // Before the editor looks at it: markup with styles would only be refused by the browser, aloud.
      handleDOMEvents: { paste: (view, event) => paste(event) },
      transformPastedHTML: (html) => html.replace(/\sstyle=("[^"]*"|'[^']*')/gi, ""),
    },
    onTransaction: () => refresh(),
    onUpdate: () => {
      form.dispatchEvent(new Event("written"));
      if (isTouched) return;
      isTouched = true;
      // So that leaving the page asks first.
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  window.addEventListener("pageshow", () => { isTouched = false; });
  // What was kept unsaved comes back into the field.
  field.addEventListener("take", () => editor.commands.setContent(asHTML(field.value), true));

  // At once: the editor's own command waits for the next picture, and what is typed meanwhile would press buttons of the bar.
  const enter = () => editor.view.focus();

  // What Word and WPS bring along is cleaned by the server, which knows their lists and notes.
  const paste = (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!/mso-|class="?Mso|urn:schemas-microsoft-com|ksohtml|wps/i.test(html)) return false;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain");
    const body = new URLSearchParams({ token: form.elements.token.value, html });
    fetch(field.dataset.cleaning, { method: "POST", body, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer : Promise.reject(new Error(String(answer.status)))))
      .then(async (answer) => {
        const removed = decodeURIComponent(answer.headers.get("X-Removed") ?? "");
        chain().insertContent(await answer.text()).run();
        tell(removed ? `格式已自动清理，去掉了：${removed}。请核对正文，需要的重新插入。` : "格式已自动清理。");
      })
      .catch(() => { chain().insertContent(asHTML(plain)).run(); tell("已按纯文字粘贴。"); });
    return true;
  };

  // The bar: words, not pictures; one stop for Tab, arrows within.
  const status = make("span", { className: "caption", role: "status" });
  const tell = (words) => { status.textContent = words; };
  const chain = () => { enter(); return editor.chain(); };
  // Once more, and it stands on the left again.
  const stand = (look) => chain().updateAttributes("paragraph", { look: editor.isActive("paragraph", { look }) ? null : look }).run();
  const tools = [
    ["撤销", () => chain().undo().run(), null, () => editor.can().undo()],
    ["重做", () => chain().redo().run(), null, () => editor.can().redo()],
    null,
    ["正文", () => chain().setParagraph().run(), () => editor.isActive("paragraph")],
    ["标题", () => chain().toggleHeading({ level: 2 }).run(), () => editor.isActive("heading", { level: 2 })],
    ["小标题", () => chain().toggleHeading({ level: 3 }).run(), () => editor.isActive("heading", { level: 3 })],
    null,
    ["加粗", () => chain().toggleBold().run(), () => editor.isActive("bold")],
    ["下划线", () => chain().toggleUnderline().run(), () => editor.isActive("underline")],
    ["上标", () => chain().toggleSuperscript().run(), () => editor.isActive("superscript")],
    ["下标", () => chain().toggleSubscript().run(), () => editor.isActive("subscript")],
    null,
    ["居中", () => stand("is-center"), () => editor.isActive("paragraph", { look: "is-center" }), () => editor.isActive("paragraph")],
    ["右对齐", () => stand("is-right"), () => editor.isActive("paragraph", { look: "is-right" }), () => editor.isActive("paragraph")],
    null,
    ["项目列表", () => chain().toggleBulletList().run(), () => editor.isActive("bulletList")],
    ["编号列表", () => chain().toggleOrderedList().run(), () => editor.isActive("orderedList")],
    ["引用", () => chain().toggleBlockquote().run(), () => editor.isActive("blockquote")],
    null,
    ["链接", () => askLink(), () => editor.isActive("link")],
    ["图片", () => choosePicture()],
    ["表格", () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), null, () => !editor.isActive("table")],
    ["加行", () => chain().addRowAfter().run(), null, () => editor.can().addRowAfter(), "table"],
    ["加列", () => chain().addColumnAfter().run(), null, () => editor.can().addColumnAfter(), "table"],
    ["删行", () => chain().deleteRow().run(), null, () => editor.can().deleteRow(), "table"],
    ["删列", () => chain().deleteColumn().run(), null, () => editor.can().deleteColumn(), "table"],
    ["删表格", () => chain().deleteTable().run(), null, () => editor.can().deleteTable(), "table"],
    null,
    ["清除格式", () => chain().unsetAllMarks().clearNodes().updateAttributes("paragraph", { look: null }).run()],
  ];
  const bar = make("div", { className: "editor__bar", role: "toolbar", ariaLabel: "编辑工具" });
  const buttons = [];
  let group = make("span", { className: "editor__group" });
  for (const tool of tools) {
    if (!tool) { bar.append(group); group = make("span", { className: "editor__group" }); continue; }
    const [words, act, isOn, isOpen, where] = tool;
    const button = make("button", { type: "button", textContent: words, tabIndex: buttons.length ? -1 : 0 });
    button.addEventListener("click", () => { if (button.ariaDisabled !== "true") act(); });
    buttons.push({ button, isOn, isOpen, where });
    group.append(button);
  }
  bar.append(group);
  bar.addEventListener("keydown", (event) => {
    const shown = buttons.map(({ button }) => button).filter((button) => !button.hidden);
    const here = shown.indexOf(document.activeElement);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const button = shown[(next + shown.length) % shown.length];
    shown.forEach((other) => { other.tabIndex = other === button ? 0 : -1; });
    button.focus();
  });
  const refresh = () => {
    for (const { button, isOn, isOpen, where } of buttons) {
      if (isOn) button.ariaPressed = String(isOn());
      if (isOpen) button.ariaDisabled = String(!isOpen());
      if (where) button.hidden = !editor.isActive(where);
    }
  };

  // A picture is kept with the draft before it stands in the text.
  const picture = make("input", { type: "file", accept: "image/png,image/jpeg,image/gif,image/webp", hidden: true });
  const choosePicture = () => {
    if (field.dataset.pictures) picture.click();
    else tell("请先保存草稿，再插入图片。");
  };
  picture.addEventListener("change", async () => {
    const [file] = picture.files;
    picture.value = "";
    if (!file) return;
    tell("正在上传图片，请稍候……");
    const body = new FormData();
    for (const name of ["token", "revision"]) body.set(name, form.elements[name].value);
    body.append("file", file);
    try {
      const answer = await fetch(field.dataset.pictures, { method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!(answer.headers.get("Content-Type") ?? "").includes("json")) {
        tell({
          401: "登录已过期。请在另一个窗口重新登录，再保存草稿。", 403: "页面已过期。请先保存草稿，再插入图片。",
          409: "草稿已被他人改动。请先保存，按提示合并后再插入图片。", 413: "图片太大，没有上传。请缩小后再试。",
        }[answer.status] ?? "服务器现在忙，图片没有上传。请过一分钟再试。");
        return;
      }
      const { files = [], refused = [], revision } = await answer.json();
      if (revision) form.elements.revision.value = revision;
      if (files.length) {
        chain().setImage({ src: files[0].address, alt: file.name.replace(/\.[^.]*$/, "") }).run();
        tell("图片已插入。");
      } else tell(refused.map((one) => one.words).join("") || "图片没有上传。请保存草稿后再试。");
    } catch {
      tell("图片没有上传。草稿可能已被他人改动，请保存后再试。");
    }
  });

  // The address of a link is asked for beside the bar.
  const address = make("input", { type: "text", id: "link-address", placeholder: "https://" });
  const link = make("div", { className: "editor__link", hidden: true },
    make("label", { htmlFor: "link-address", textContent: "链接地址" }), address,
    make("button", { type: "button", textContent: "确定", onclick: () => setLink() }),
    make("button", { type: "button", textContent: "去掉链接", onclick: () => { chain().extendMarkRange("link").unsetLink().run(); link.hidden = true; } }),
    make("button", { type: "button", textContent: "取消", onclick: () => { link.hidden = true; enter(); } }));
  const askLink = () => {
    address.value = editor.getAttributes("link").href ?? "";
    link.hidden = false;
    address.focus();
  };
  const setLink = () => {
    const href = address.value.trim();
    if (!/^(https?:\/\/|mailto:|\/)\S+$/i.test(href)) { tell("链接地址应以 http://、https:// 或 / 开头。"); address.focus(); return; }
    link.hidden = true;
    const target = chain().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) target.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    else target.setLink({ href }).run();
  };
  address.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); setLink(); }
    if (event.key === "Escape") { link.hidden = true; enter(); }
  });

  field.removeAttribute("id");
  field.hidden = true;
  form.querySelector(".plainhint")?.remove();
  hint.textContent = "从Word或WPS粘贴会自动清理格式。Ctrl+Z撤销，Ctrl+B加粗，Alt+F10到工具栏，Ctrl+S保存。";
  field.after(bar, link, place, status, picture);
  label.addEventListener("click", () => enter());
  form.addEventListener("formdata", (event) => {
    field.value = editor.isEmpty ? "" : editor.getHTML();
    event.formData.set(field.name, field.value);
  });
  // Said before it is sent: what the server would refuse stays here.
  form.addEventListener("submit", (event) => {
    const most = Number(field.dataset.most), size = new Blob([editor.getHTML()]).size;
    if (!most || size <= most) return;
    event.preventDefault();
    tell(`正文有${(size / 1048576).toFixed(1)} MB，最多${most / 1048576} MB，没有提交，文字还在这里。请把较大的表格或名单作为附件上传，或者分成几篇。`);
    status.classList.add("error");
    status.scrollIntoView({ block: "center" });
  });
  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); form.requestSubmit(form.querySelector(".form__end .button--main")); }
    if (event.altKey && event.key === "F10") { event.preventDefault(); buttons.find(({ button }) => button.tabIndex === 0)?.button.focus(); }
  });
  refresh();
  document.documentElement.dataset.editor = "open";
};

// Where the program cannot be had, the plain field stays.
if (field) open(field).catch((error) => console.warn("the editor could not be opened", error));

// Files that are too many or too large are told before they are sent, so that the words of the form are not lost with them.
const megabytes = (bytes) => `${Math.round((bytes / 1048576) * 10) / 10} MB`;

for (const input of document.querySelectorAll("input[type=file][data-most-bytes]")) {
  const most = Number(input.dataset.mostBytes), mostFiles = Number(input.dataset.mostFiles ?? 1);
  const field = input.closest(".field"), said = document.createElement("span");
  said.className = "error";
  said.id = `${input.id}-large`;
  said.role = "alert";
  const was = input.getAttribute("aria-describedby") ?? "";

  const fault = () => {
    const files = [...input.files], bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (files.length > mostFiles) return `选了 ${files.length} 个文件，最多 ${mostFiles} 个。请减少后再提交。`;
    if (bytes > most) return `选的文件合起来有 ${megabytes(bytes)}，超过 ${megabytes(most)} 的上限，没有上传。请缩小、拆分或者减少文件，填写的文字都在。`;
    return "";
  };

  const look = () => {
    const words = fault();
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

  input.addEventListener("change", look);
  // Before anybody else hears of it: a form that is not sent is not under way.
  addEventListener("submit", (event) => {
    if (event.target !== input.form || look()) return;
    // Going back to the form, or keeping a draft, needs no files.
    if (event.submitter?.formNoValidate) {
      input.value = "";
      look();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    input.focus();
  }, { capture: true });
}

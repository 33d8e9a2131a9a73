// How much is written of what may be: nothing that is pasted is cut, what is too much is counted.
for (const field of document.querySelectorAll("[data-counted]")) {
  const most = Number(field.dataset.counted), said = document.createElement("span");
  said.className = "counted";
  said.id = `${field.id}-counted`;
  const isArea = field.localName === "textarea";
  let isOver = false, timer;

  const look = () => {
    // As the server counts: characters, a line's end for one, no space around.
    const count = [...field.value.trim()].length, over = count - most;
    said.textContent = over > 0
      ? `写了 ${count} 个字，最多 ${most} 个，多了 ${over} 个。请缩短。`
      : count > 0 && (isArea || over > -most / 10) ? `写了 ${count} 个字，最多 ${most} 个。` : "";
    said.classList.toggle("counted--over", over > 0);
    // Said aloud where something changes, and not at every letter.
    if (over > 0 !== isOver) {
      isOver = over > 0;
      said.setAttribute("aria-live", isOver ? "polite" : "off");
    }
  };

  field.after(said);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
  look();
}

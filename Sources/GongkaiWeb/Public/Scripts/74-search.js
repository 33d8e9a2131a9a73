// Titles under the search boxes while one types. Without this file the boxes work all the same.
const boxes = document.querySelectorAll('form[role="search"][action="/search"] input[name="q"]');
boxes.forEach((box, number) => {
  const place = box.parentElement;
  if (getComputedStyle(place).position === "static") place.classList.add("suggest__place");
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = `suggest-${number}`;
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", "建议");
  place.append(list);
  box.role = "combobox";
  box.autocomplete = "off";
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let chosen = -1, waiting = 0, asked = 0;
  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    chosen = index;
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    if (index < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", options()[index].id);
      options()[index].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (option) => {
    box.value = option.textContent;
    close();
    box.form.requestSubmit();
  };
  const show = (titles) => {
    list.replaceChildren(...titles.map((title, index) => {
      const option = document.createElement("li");
      option.role = "option";
      option.id = `${list.id}-${index}`;
      option.textContent = title;
      option.setAttribute("aria-selected", "false");
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(option); });
      return option;
    }));
    list.hidden = titles.length === 0;
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-expanded", String(titles.length > 0));
  };
  const ask = async () => {
    const typed = box.value.trim(), mine = ++asked;
    if (!typed || typed.length > 100) { close(); return; }
    try {
      const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(typed)}`);
      if (!answer.ok) return;
      const [, titles] = await answer.json();
      // Only the last question's answer, and only where one still types.
      if (mine === asked && document.activeElement === box) show(titles);
    } catch { close(); }
  };
  box.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, 150);
  });
  box.addEventListener("compositionend", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
  box.addEventListener("blur", () => { asked += 1; close(); });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown" && list.hidden) { event.preventDefault(); ask(); }
    else if (list.hidden || count === 0) return;
    else if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1 < count ? chosen + 1 : -1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? count - 1 : chosen - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(options()[chosen]); }
  });
});

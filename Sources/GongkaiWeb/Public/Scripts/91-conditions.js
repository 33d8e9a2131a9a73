// Questions that are asked only for some answers are shown with them. Without scripts their hints say when they are to be answered.
for (const field of document.querySelectorAll("[data-shown-if]")) {
  const form = field.closest("form"), wanted = field.dataset.shownIf.split("\n").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  const others = [...form.elements].filter((other) => wanted.some(([name]) => name === other.name));
  const isSaid = ([name, answer]) => others.some((other) => other.name === name && other.value === answer && (other.checked ?? true)
    && (other.type === "radio" || other.type === "checkbox" ? other.checked : true) && !other.closest("[data-shown-if][hidden]"));
  const look = () => { field.hidden = !wanted.some(isSaid); };
  form.addEventListener("change", look);
  look();
}

// The draft of a reply: only what belongs to the chosen outcome is asked for. Without scripts all of it stands there, under headings that say so.
for (const form of document.querySelectorAll("form.outcomes")) {
  const groups = [...form.querySelectorAll("[data-outcomes]")];
  const show = (isFirst) => {
    const chosen = form.querySelector("input[name=outcome]:checked")?.value ?? "";
    for (const group of groups) {
      // What must be mended is seen until another outcome is chosen.
      const fits = group.dataset.outcomes.split(" ").includes(chosen) || (isFirst && group.querySelector(".field--wrong") !== null);
      group.hidden = !fits;
      for (const field of group.querySelectorAll("input, select, textarea")) field.disabled = !fits;
    }
  };
  form.addEventListener("change", (event) => { if (event.target.name === "outcome") show(false); });
  // Also when the browser fills the form in again on the way back.
  addEventListener("pageshow", () => show(true));
  show(true);
}

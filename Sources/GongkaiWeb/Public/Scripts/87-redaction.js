// Boxes are drawn on the picture of a page. What is sent are the numbers beside it, which work without this file.
const desk = document.querySelector("form[data-redact]");

if (desk?.querySelector("[data-add]")) {
  const page = desk.querySelector(".redact__page"), rows = desk.querySelector("[data-rows]");
  const status = desk.querySelector("[data-status]"), choice = desk.querySelector("[data-ground]");
  const number = page.dataset.page;
  const names = ["left", "top", "width", "height"];
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const blank = rows.querySelector("[data-blank]");
  const mould = blank.cloneNode(true);
  mould.removeAttribute("data-blank");
  rows.querySelectorAll("[data-blank]").forEach((row) => row.remove());
  desk.querySelector(".redact__tools").hidden = false;
  page.classList.add("is-live");
  page.querySelector("svg").remove();

  const round = (value) => String(Math.round(value * 100) / 100);
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  const read = (row) => names.map((name) => Number(field(row, name).value.replace(",", ".")) || 0);
  const boxes = new Map();

  // So that leaving the page asks first.
  let isTouched = false;
  const touch = () => {
    isTouched = true;
  };
  desk.addEventListener("input", touch);
  desk.addEventListener("submit", () => { isTouched = false; });
  addEventListener("beforeunload", (event) => { if (isTouched) event.preventDefault(); });

  const say = (words) => { status.textContent = words; };
  const label = (row) => {
    const [left, top, width, height] = read(row), ground = field(row, "ground").selectedOptions[0]?.textContent ?? "";
    return `第 ${row.dataset.row} 个框，${ground}，左 ${left}%，上 ${top}%，宽 ${width}%，高 ${height}%`;
  };

  const place = (row) => {
    const box = boxes.get(row), [left, top, width, height] = read(row);
    if (!box) return;
    Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
    box.hidden = field(row, "page").value.trim() !== number;
    box.setAttribute("aria-label", label(row));
  };

  const write = (row, values) => {
    const [left, top, width, height] = values;
    const wide = within(width, 100), high = within(height, 100);
    [within(left, 100 - wide), within(top, 100 - high), wide, high].forEach((value, index) => { field(row, names[index]).value = round(value); });
    touch();
    place(row);
  };

  const choose = (row) => {
    rows.querySelectorAll(".is-chosen").forEach((other) => other.classList.remove("is-chosen"));
    row.classList.add("is-chosen");
  };

  // Names follow the order, without gaps: the server reads until one is missing.
  const renumber = () => {
    [...rows.children].forEach((row, index) => {
      const here = String(index + 1);
      row.dataset.row = here;
      row.querySelector("legend").textContent = `第 ${here} 个框`;
      row.querySelectorAll("[name]").forEach((input) => { input.id = input.name = input.name.replace(/^box-\d+/, `box-${here}`); });
      boxes.get(row)?.querySelector("span").replaceChildren(here);
      place(row);
    });
  };

  const remove = (row) => {
    const next = boxes.get(row.nextElementSibling) ?? boxes.get(row.previousElementSibling) ?? desk.querySelector("[data-add]");
    say(`第 ${row.dataset.row} 个框已删去。`);
    boxes.get(row)?.remove();
    boxes.delete(row);
    row.remove();
    renumber();
    touch();
    next?.focus();
  };

  const point = (event) => {
    const frame = page.getBoundingClientRect();
    return [((event.clientX - frame.left) / frame.width) * 100, ((event.clientY - frame.top) / frame.height) * 100];
  };

  // Follows the pointer until it is let go.
  const follow = (event, element, move, end) => {
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    const over = () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", over);
      element.removeEventListener("pointercancel", over);
      end?.();
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", over);
    element.addEventListener("pointercancel", over);
  };

  const show = (row) => {
    const box = document.createElement("button");
    box.type = "button";
    box.className = "redact__box";
    const mark = document.createElement("span"), grip = document.createElement("i");
    mark.setAttribute("aria-hidden", "true");
    grip.className = "redact__grip";
    box.append(mark, grip);
    boxes.set(row, box);
    page.append(box);
    box.addEventListener("focus", () => choose(row));
    box.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      box.focus();
      const start = point(event), was = read(row), sizes = event.target === grip;
      follow(event, box, (moved) => {
        const now = point(moved), across = now[0] - start[0], down = now[1] - start[1];
        write(row, sizes
          ? [was[0], was[1], within(Math.max(was[2] + across, 0.2), 100 - was[0]), within(Math.max(was[3] + down, 0.2), 100 - was[1])]
          : [was[0] + across, was[1] + down, was[2], was[3]]);
      });
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); remove(row); return; }
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way) return;
      event.preventDefault();
      const step = event.altKey ? 0.1 : 0.5, [left, top, width, height] = read(row);
      write(row, event.shiftKey
        ? [left, top, within(Math.max(width + way[0] * step, 0.2), 100 - left), within(Math.max(height + way[1] * step, 0.2), 100 - top)]
        : [left + way[0] * step, top + way[1] * step, width, height]);
      say(label(row));
    });
    row.addEventListener("input", () => place(row));
    row.addEventListener("focusin", () => choose(row));
    const tick = row.querySelector("[name$=-remove]");
    if (tick) {
      tick.closest("label").remove();
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "删去";
    button.addEventListener("click", () => remove(row));
    row.append(button);
  };

  const add = (values) => {
    const row = mould.cloneNode(true);
    rows.append(row);
    field(row, "page").value = number;
    field(row, "ground").value = choice.value;
    show(row);
    renumber();
    write(row, values);
    boxes.get(row).focus({ preventScroll: true });
    say(`已加上。${label(row)}`);
  };

  [...rows.children].forEach(show);
  renumber();
  isTouched = false;

  desk.querySelector("[data-add]").addEventListener("click", () => {
    add([35, 45, 30, 3]);
    page.scrollIntoView({ block: "nearest" });
  });

  page.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const start = point(event), drawn = document.createElement("div");
    drawn.className = "redact__box is-new";
    page.append(drawn);
    let area = null;
    follow(event, page, (moved) => {
      const now = point(moved).map((value) => within(value, 100));
      const left = Math.min(start[0], now[0]), top = Math.min(start[1], now[1]);
      area = [left, top, Math.abs(now[0] - start[0]), Math.abs(now[1] - start[1])];
      Object.assign(drawn.style, { left: `${area[0]}%`, top: `${area[1]}%`, width: `${area[2]}%`, height: `${area[3]}%` });
    }, () => {
      drawn.remove();
      // A mere click draws nothing.
      if (area && area[2] > 0.3 && area[3] > 0.2) add(area);
    });
  });
}

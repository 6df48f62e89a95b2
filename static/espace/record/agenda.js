/* Points, drafts and actions added, moved and removed on the spot; nothing unsaved left by mistake.
   Each button does the same without script, through the server. */
const form = document.querySelector("[data-record]");

if (form) {
  let isChanged = form.hasAttribute("data-unsaved");
  const changed = () => {
    isChanged = true;
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  for (const settled of ["submit", "kept"]) {
    form.addEventListener(settled, () => {
      isChanged = false;
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });

  const taken = [...form.querySelectorAll("input[type=hidden][value^=n]")].map((input) =>
    Number(input.value.slice(1)),
  );
  let last = Math.max(0, ...taken.filter(Number.isInteger));

  const rowOf = (kind, item, key = `n${(last += 1)}`) => {
    const blank = document.querySelector(`template[data-blank=${kind}]`);
    const holder = document.createElement("template");
    holder.innerHTML = blank.innerHTML
      .replaceAll("item-nouveau-", item ? `item-${item}-` : `item-${key}-`)
      .replaceAll("#point-nouveau", `#point-${item ?? key}`)
      .replaceAll("nouveau", key);
    return holder.content.firstElementChild;
  };

  const add = (button) => {
    const kind = button.dataset.add;
    const item = button.closest("[data-item]");
    const row = rowOf(kind, item?.dataset.item);
    const place = item
      ? item.querySelector(`[data-rows=${kind}]`)
      : form.querySelector("[data-items]");
    place.append(row);
    row.querySelector("textarea, input:not([type=hidden])").focus();
  };

  const said = form.querySelector("[data-moved]");
  const sayPlace = (item) => {
    const all = [...item.parentElement.children];
    said.textContent = `Point déplacé en position ${all.indexOf(item) + 1} sur ${all.length}.`;
  };

  const move = (button) => {
    const item = button.closest("[data-item]");
    const isUp = button.dataset.move === "up";
    const other = isUp ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (isUp) other.before(item);
    else other.after(item);
    button.focus();
    sayPlace(item);
  };

  const drop = (button) => {
    const row = button.closest(button.dataset.drop);
    const next = row.parentElement.closest("[data-item], [data-agenda]");
    row.remove();
    next?.querySelector("[data-add]")?.focus();
  };

  /* By the grip, mouse, pen or finger: the points fold to their titles while one is carried. */
  const carry = (grip, start) => {
    const item = grip.closest("[data-item]");
    const list = item.parentElement;
    const before = grip.getBoundingClientRect().top;
    list.classList.add("crpv-items--carried");
    item.classList.add("crpv-item--carried");
    window.scrollBy(0, grip.getBoundingClientRect().top - before);
    grip.setPointerCapture(start.pointerId);
    const follow = (event) => {
      const over = [...list.children].find((other) => {
        const box = other.getBoundingClientRect();
        return other !== item && event.clientY >= box.top && event.clientY <= box.bottom;
      });
      if (over) {
        const isBelow = item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (isBelow) over.after(item);
        else over.before(item);
        changed();
      }
      const edge = 60;
      if (event.clientY < edge) window.scrollBy(0, -12);
      else if (event.clientY > window.innerHeight - 2 * edge) window.scrollBy(0, 12);
    };
    const drop = () => {
      grip.removeEventListener("pointermove", follow);
      list.classList.remove("crpv-items--carried");
      item.classList.remove("crpv-item--carried");
      item.scrollIntoView({ block: "nearest" });
      sayPlace(item);
      form.dispatchEvent(new Event("change"));
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  };

  form.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    event.preventDefault();
    carry(grip, event);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-move], [data-drop]");
    if (!button) return;
    event.preventDefault();
    changed();
    if (button.dataset.add) add(button);
    else if (button.dataset.move) move(button);
    else drop(button);
  });

  /* What was typed before (offline/restore.js fills it in): the rows that it had, in its order. */
  const drawRows = (place, kind, name, data, item) => {
    const keys = data.getAll(name);
    const keyOf = (row) => row.querySelector(`input[name="${name}"]`)?.value;
    const there = new Map([...place.children].map((row) => [keyOf(row), row]));
    place.replaceChildren(...keys.map((key) => there.get(key) ?? rowOf(kind, item, key)));
    for (const key of keys) if (/^n\d+$/.test(key)) last = Math.max(last, Number(key.slice(1)));
    return keys;
  };
  form.addEventListener("restore", ({ detail: { data } }) => {
    const places = form.querySelector("[data-items]");
    for (const key of drawRows(places, "item", "items", data)) {
      for (const rows of places.querySelectorAll(`[data-item="${key}"] [data-rows]`)) {
        const kind = rows.dataset.rows;
        const isDrawn = document.querySelector(`template[data-blank=${kind}]`);
        if (isDrawn) drawRows(rows, kind, `item-${key}-${kind}s`, data, key);
      }
    }
    changed();
  });

  document.querySelector("[data-problems]")?.focus();
}

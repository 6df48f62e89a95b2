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

  const rowOf = (kind, item) => {
    last += 1;
    const key = `n${last}`;
    const blank = document.querySelector(`template[data-blank=${kind}]`);
    const holder = document.createElement("template");
    holder.innerHTML = blank.innerHTML
      .replaceAll("item-nouveau-", item ? `item-${item}-` : `item-${key}-`)
      .replaceAll("#point-nouveau", `#point-${item ?? key}`)
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

  const move = (button) => {
    const item = button.closest("[data-item]");
    const isUp = button.dataset.move === "up";
    const other = isUp ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (isUp) other.before(item);
    else other.after(item);
    button.focus();
  };

  const drop = (button) => {
    const row = button.closest(button.dataset.drop);
    const next = row.parentElement.closest("[data-item], [data-agenda]");
    row.remove();
    next?.querySelector("[data-add]")?.focus();
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-move], [data-drop]");
    if (!button) return;
    event.preventDefault();
    changed();
    if (button.dataset.add) add(button);
    else if (button.dataset.move) move(button);
    else drop(button);
  });

  document.querySelector("[data-problems]")?.focus();
}

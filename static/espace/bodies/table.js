/* The table of a composition, by the keyboard as in a sheet: down to the next line, a pasted column
   fills the lines under it. Without script it is a form of plain boxes. */

const form = document.querySelector("[data-composition]");
const CELLS = "input:not([type=hidden]), select";

const lines = () => [...form.querySelectorAll("[data-line]")];
const boxesOf = (line) => [...line.querySelectorAll("[data-cell]")].map((cell) => cell.querySelector(CELLS));

/* Return the line and the column of a box; null for one that is in no cell. */
const placeOf = (box) => {
  const line = box.closest("[data-line]");
  if (!line) return null;
  return { line: lines().indexOf(line), column: boxesOf(line).indexOf(box) };
};

const boxAt = (line, column) => {
  const row = lines()[line];
  return row ? boxesOf(row)[column] : undefined;
};

const write = (box, text) => {
  if (box.tagName === "SELECT") {
    const key = text.trim().toLowerCase();
    const found = [...box.options].find((option) => option.text.trim().toLowerCase() === key);
    if (found) box.value = found.value;
    return Boolean(found) || !key;
  }
  box.value = text.trim();
  return true;
};

form?.addEventListener("keydown", (event) => {
  const box = event.target;
  const isArrow = box.tagName !== "SELECT" && (event.key === "ArrowDown" || event.key === "ArrowUp");
  if (!box.matches(CELLS) || (event.key !== "Enter" && !isArrow)) return;
  const place = placeOf(box);
  if (!place) return;
  event.preventDefault();
  const step = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1 : 1;
  const next = boxAt(place.line + step, place.column);
  next?.focus();
  next?.select?.();
});

form?.addEventListener("paste", (event) => {
  const place = placeOf(event.target);
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!place || !/[\n\t]/.test(text)) return;
  event.preventDefault();
  const pasted = text.split("\n").map((row) => row.split("\t"));
  let left = 0;
  pasted.forEach((row, down) => {
    row.forEach((cell, right) => {
      const box = boxAt(place.line + down, place.column + right);
      if (!box || !write(box, cell)) left += cell.trim() ? 1 : 0;
    });
  });
  const said = form.querySelector("[data-pasted]");
  const placed = pasted.flat().filter((cell) => cell.trim()).length - left;
  const filled = placed > 1 ? `${placed} cases remplies` : `${placed} case remplie`;
  said.textContent = left
    ? `${filled}. Sans place dans le tableau : ${left}.`
    : `${filled}. Rien n’est enregistré avant « Enregistrer ».`;
});

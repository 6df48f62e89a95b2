/* On paper, the address of the page and the day of printing: a page that is kept has no day of its own. */
const line = document.querySelector("[data-printed]");
const address = line?.textContent;

window.addEventListener("beforeprint", () => {
  if (!line) return;
  const day = new Date().toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  line.textContent = `${address} – ${line.dataset.printed}${day}`;
});

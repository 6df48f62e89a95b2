/* A button pressed twice sends its form once. The server would do nothing twice either: this only
   spares the second page. A form whose answer opens elsewhere, or never comes, is free again soon. */
const FREE_AGAIN = 8000;
const sending = new Map();

const release = (form) => {
  clearTimeout(sending.get(form));
  sending.delete(form);
  form.removeAttribute("aria-busy");
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  const elsewhere = event.submitter?.formTarget || form.target;
  if (event.defaultPrevented || form.method !== "post" || elsewhere) return;
  if (sending.has(form)) {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  sending.set(form, setTimeout(release, FREE_AGAIN, form));
});
// Back on a page that the browser had kept.
window.addEventListener("pageshow", () => {
  for (const form of [...sending.keys()]) release(form);
});

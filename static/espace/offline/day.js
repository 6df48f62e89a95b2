/* Without network, has the page say what it would on the day of its meeting, the roll called: before
   the other scripts, which then find it so. A page that is open is first kept, then opened again. */
const day = document.querySelector("template[data-day]");
const hasCome = () =>
  new Date().toLocaleDateString("sv", { timeZone: day.dataset.zone }) >= day.dataset.day;

if (day && document.querySelector("[data-stored]")) {
  if (hasCome()) document.querySelector("[data-parts]").replaceChildren(day.content);
} else if (day) {
  const form = document.querySelector("form[data-keep]");
  form.addEventListener("cut", () => {
    const offer = document.querySelector("[data-draw]");
    if (offer) offer.hidden = !hasCome();
  });
  form.addEventListener("alone", (event) => {
    if (event.detail.value !== "call-roll" || document.querySelector("[data-offline]").hidden) return;
    event.preventDefault();
    form.dispatchEvent(new Event("kept")); // nothing is lost by leaving
    location.reload();
  });
}

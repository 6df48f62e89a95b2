/* Has the page of a meeting kept on this device for when there is no network, says until when, and
   forgets it on demand. */
const told = document.querySelector("[data-offline]");
const KEPT = "crpv-hors-ligne:";

const said = (moment) => {
  const date = new Date(moment);
  const paris = { timeZone: "Europe/Paris" };
  const day = date.toLocaleDateString("fr-FR", { ...paris, day: "numeric", month: "long" });
  const hour = date.toLocaleTimeString("fr-FR", { ...paris, hour: "numeric", minute: "2-digit" });
  return `${day.replace(/^1 /, "1er ")} à ${hour.replace(":", " h ")}`;
};
const files = () => {
  const marked = [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], script[src]")];
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set([...marked.map(({ href, src }) => href || src), ...fetched])].filter((address) =>
    address.startsWith(`${location.origin}/static/`),
  );
};
const show = ({ until }) => {
  if (!until) return;
  told.querySelector("[data-until]").textContent = said(until);
  told.hidden = false;
};
const storesOfPage = async () =>
  (await caches.keys()).filter(
    (name) => name.startsWith(KEPT) && name.endsWith(`|${location.pathname}`),
  );

const keep = async () => {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.path === location.pathname) show(data);
  });
  if (!told.dataset.stored) {
    const options = { scope: "/espace/", updateViaCache: "none" };
    await serviceWorker.register(told.dataset.offline, options);
  }
  const { active } = await serviceWorker.ready;
  active.postMessage({ path: location.pathname, files: files() });
};

if (told && navigator.serviceWorker && window.caches) {
  told.querySelector("[data-erase]").addEventListener("click", async () => {
    for (const name of await storesOfPage()) await caches.delete(name);
    document.querySelector("form[data-keep]").dispatchEvent(new Event("forget"));
    told.textContent =
      "Effacé : rien de cette page n’est plus gardé sur cet appareil, jusqu’à ce que vous y écriviez ou la rouvriez.";
    told.focus();
  });
  if (document.readyState === "complete") keep().catch(() => {});
  else addEventListener("load", () => keep().catch(() => {}));
}

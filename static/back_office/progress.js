/* Progress of an import, shown as it goes. Without this script, « Actualiser » shows it.

   Numbers change in silence; a quarter done, and the end, are spoken. The page itself stays: whoever
   reads it follows the link when the end is told. */
(function () {
  "use strict";

  const EACH = 4000;
  const region = document.querySelector("[data-under-way]");
  if (!region) {
    return;
  }
  const spoken = document.querySelector("[data-spoken]");
  const ended = document.querySelector("[data-ended]");
  let quarter = quarterOf(region);

  function quarterOf(shown) {
    const bar = shown.querySelector("progress");
    return bar && bar.max ? Math.floor((4 * bar.value) / bar.max) : 0;
  }

  function end() {
    region.hidden = true;
    ended.hidden = false;
    spoken.textContent = ended.textContent;
  }

  async function look() {
    if (!document.hidden) {
      try {
        const answer = await fetch(region.dataset.underWay, { headers: { Accept: "text/html" } });
        if (!answer.ok || answer.redirected) {
          return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.querySelector("[data-under-way]");
        if (!now) {
          end();
          return;
        }
        region.replaceChildren(...now.children);
        if (quarterOf(region) !== quarter) {
          quarter = quarterOf(region);
          spoken.textContent = region.querySelector("[data-told]").textContent.trim();
        }
      } catch {
        /* The network is away: « Actualiser » remains, and the next look may succeed. */
      }
    }
    setTimeout(look, EACH);
  }

  setTimeout(look, EACH);
})();

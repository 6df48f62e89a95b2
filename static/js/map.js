/* The map is one stop of the keyboard: Tab goes in and out, the arrows go from one territory to the next. */
const BACK = ["ArrowLeft", "ArrowUp"];
const AHEAD = ["ArrowRight", "ArrowDown"];

for (const map of document.querySelectorAll("svg.crpv-map[role='group']")) {
  const links = [...map.querySelectorAll("a")];
  const stopAt = (chosen) => {
    for (const link of links) link.setAttribute("tabindex", link === chosen ? "0" : "-1");
  };
  map.addEventListener("focusin", (event) => stopAt(event.target.closest("a")));
  map.addEventListener("keydown", (event) => {
    const from = links.indexOf(event.target.closest("a"));
    let to = -1;
    if (AHEAD.includes(event.key)) to = (from + 1) % links.length;
    else if (BACK.includes(event.key)) to = (from + links.length - 1) % links.length;
    else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = links.length - 1;
    if (from < 0 || to < 0) return;
    event.preventDefault();
    links[to].focus();
  });
  stopAt(links[0]);
}

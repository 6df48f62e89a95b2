/* A whole région at once. Without this script, each département has its box. */
(function () {
  "use strict";

  for (const region of document.querySelectorAll(".departments .region")) {
    const boxes = Array.from(region.querySelectorAll("input[type=checkbox]"));
    const name = region.querySelector(".region-name");
    if (boxes.length < 2) {
      continue;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "whole-region";
    const label = function () {
      const all = boxes.every(function (box) { return box.checked; });
      button.textContent = all ? "Aucun" : "Toute la région";
      button.setAttribute("aria-label", (all ? "Aucun département de : " : "Toute la région : ") + name.textContent);
      return all;
    };
    button.addEventListener("click", function () {
      const all = label();
      for (const box of boxes) {
        box.checked = !all;
      }
      label();
    });
    region.addEventListener("change", label);
    label();
    name.append(" ", button);
  }
})();

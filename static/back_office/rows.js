/* Rows of a page read as one line and open to be edited. Without this script, all are open. */
(function () {
  "use strict";

  function set(row, isOpen) {
    const toggle = row.querySelector(".row-toggle");
    const fields = row.querySelector(".row-fields");
    toggle.setAttribute("aria-expanded", String(isOpen));
    fields.hidden = !isOpen;
  }

  for (const row of document.querySelectorAll(".row.has_original")) {
    if (!row.querySelector(".row-toggle")) {
      continue;
    }
    set(row, row.querySelector("[data-errors]") !== null);
    row.querySelector(".row-toggle").addEventListener("click", function (event) {
      set(row, event.currentTarget.getAttribute("aria-expanded") !== "true");
    });
  }

  /* On a phone, the buttons stay in sight once there is something to save. */
  document.addEventListener("input", function (event) {
    const form = event.target.closest("form");
    if (form) {
      form.classList.add("is-touched");
    }
  });

  /* The box says why each row must be deleted: bring it into view when one is ticked. */
  document.addEventListener("change", function (event) {
    if (event.target.matches(".row .delete input")) {
      event.target.closest(".row").classList.toggle("row--leaving", event.target.checked);
    }
  });
})();

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

  /* The source of the row above, in one press; and the state of the evidence, told while folded. */
  const SOURCES = 'select[name$="-sources"]';
  const CONFIDENCE = 'select[name$="-confidence"]';

  function rowAbove(row) {
    const rows = [...document.querySelectorAll(".inline-related.row:not(.empty-form)")];
    return rows.slice(0, rows.indexOf(row)).reverse().find(function (each) {
      const select = each.querySelector(SOURCES);
      return select && select.selectedOptions.length > 0;
    });
  }

  function tellProof(row) {
    const heading = row.querySelector(".evidence summary .fieldset-heading");
    const sources = row.querySelector(SOURCES);
    const confidence = row.querySelector(CONFIDENCE);
    if (heading && sources && confidence && confidence.selectedIndex >= 0) {
      const count = sources.selectedOptions.length;
      const cited = count === 0 ? "aucune source" : count + (count === 1 ? " source" : " sources");
      heading.textContent = "Preuve : " + confidence.selectedOptions[0].text + ", " + cited;
    }
  }

  for (const offer of document.querySelectorAll(".same-source")) {
    offer.hidden = false;
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest(".same-source button");
    if (!button) {
      return;
    }
    const row = button.closest(".row");
    const above = rowAbove(row);
    const said = button.parentElement.querySelector("[role=status]");
    if (!above) {
      said.textContent = "Aucune ligne plus haut ne cite de source.";
      return;
    }
    const select = row.querySelector(SOURCES);
    select.replaceChildren(...[...above.querySelector(SOURCES).selectedOptions].map(
      function (option) { return new Option(option.text, option.value, true, true); }
    ));
    row.querySelector(CONFIDENCE).value = above.querySelector(CONFIDENCE).value;
    said.textContent = "Source reprise : " + [...select.selectedOptions].map(
      function (option) { return option.text; }
    ).join(" ; ");
    if (window.django && window.django.jQuery) {
      window.django.jQuery(select).trigger("change");
    }
    tellProof(row);
    row.closest("form").classList.add("is-touched");
  });

  /* The boxes where one types to choose tell their changes to the package's own library only. */
  if (window.django && window.django.jQuery) {
    window.django.jQuery(document).on("change", ".row .evidence select", function (event) {
      tellProof(event.target.closest(".row"));
    });
  }
})();

/* Who signs in the room, live: on the page of the room, and on that of the record, whose roll follows.
   What the secretary has touched and not saved is left as it is, and said: their word wins. */
const EACH = 1500;
const RARELY = 10000;
const room = document.querySelector("[data-room]");

if (room) {
  const panel = room.querySelector("[data-room-panel]");
  const said = room.querySelector("[data-room-said]");
  const record = document.querySelector("[data-record]");
  const call = document.querySelector("[data-roll-call]");
  const base = record?.elements.namedItem("base");
  const known = new Map(); // what the server last said of a box of the roll
  let mark = "";
  let timer = 0;
  let isAsking = false;
  let isActing = false;
  let isOpen = Boolean(panel.querySelector("[data-room-form]"));

  const say = (text) => {
    if (said.textContent !== text) said.textContent = text;
  };

  /* The panel is drawn anew: the button in hand and the folds stay. */
  const draw = (html) => {
    const active = panel.contains(document.activeElement) ? document.activeElement : null;
    const held = active && { name: active.name, value: active.value, tag: active.tagName };
    const open = [...panel.querySelectorAll("details[open]")].map((fold) => fold.dataset.roomFold);
    panel.innerHTML = html;
    for (const fold of panel.querySelectorAll("details")) fold.open = open.includes(fold.dataset.roomFold);
    if (!held) return;
    const same = [...panel.querySelectorAll(held.tag)].find(
      (element) => element.name === held.name && element.value === held.value && !element.disabled,
    );
    (same ?? panel.querySelector("button:not([disabled])"))?.focus({ preventScroll: true });
  };

  const valueOf = (field) => field.value ?? "";
  const isTouched = (name, field, states, digests) => {
    if (name.endsWith("-state")) return states[valueOf(field)] !== digests[name];
    if (known.has(name)) return valueOf(field) !== known.get(name);
    const loaded =
      field.tagName === "SELECT"
        ? ([...field.options].find((option) => option.defaultSelected)?.value ?? "")
        : field.defaultValue;
    return valueOf(field) !== loaded;
  };

  /* Each box follows what is stored; the page's own mark of it too, so that nothing clashes on saving. */
  const follow = ({ rows, said: words, states }) => {
    if (!record || !base) return;
    const digests = JSON.parse(base.value);
    const won = new Map();
    let missing = 0;
    let isMoved = false;
    for (const [name, [text, digest]] of Object.entries(rows)) {
      const field = record.elements.namedItem(name);
      if (!field) {
        if (name.endsWith("-state")) missing += 1;
        continue;
      }
      if (isTouched(name, field, states, digests)) {
        if (name.endsWith("-state") && valueOf(field) !== text) {
          const line = record.querySelector(`[name="${name}"]:checked`)?.closest("label");
          won.set(name.split("-")[1], line?.textContent.trim().toLowerCase() ?? "");
        }
      } else if (valueOf(field) !== text) {
        field.value = text;
        isMoved = true;
      }
      known.set(name, text);
      digests[name] = digest;
    }
    base.value = JSON.stringify(digests);
    for (const place of record.querySelectorAll("[data-signed]")) {
      const key = place.dataset.signed;
      const mine = won.get(key);
      const told = words[key] ?? "";
      place.textContent =
        mine && told ? `${told} ; votre saisie, « ${mine} », l’emportera quand vous enregistrerez` : told;
    }
    if (missing) {
      say(
        missing > 1
          ? `${missing} noms ajoutés à l’appel : ils s’y verront au prochain enregistrement.`
          : "Un nom ajouté à l’appel : il s’y verra au prochain enregistrement.",
      );
    }
    // Not bubbling: the quorum is counted again, and nothing is taken for typed.
    if (isMoved) call?.dispatchEvent(new Event("change"));
  };

  const show = (state) => {
    if (state.panel === undefined) return;
    isOpen = state.is_open;
    draw(state.panel);
    follow(state);
  };

  const ask = async () => {
    timer = 0;
    if (document.hidden || isAsking || isActing) return;
    isAsking = true;
    try {
      const answer = await fetch(room.dataset.room, {
        headers: mark ? { "If-None-Match": mark } : {},
        cache: "no-store",
        redirect: "manual",
      });
      const state = answer.status === 200 ? await answer.json() : null;
      if (isActing) return; // a button was pressed meanwhile: its answer is newer
      if (state) {
        mark = answer.headers.get("ETag") ?? "";
        show(state);
      }
      if (state || answer.status === 304) {
        if (said.dataset.lost) say("");
        delete said.dataset.lost;
      } else if (answer.status !== 404) {
        said.dataset.lost = "1";
        say("Votre session est terminée : reconnectez-vous dans un autre onglet pour suivre les signatures.");
      }
    } catch {
      said.dataset.lost = "1";
      say("Pas de connexion : les signatures ne se voient pas pour l’instant. La page réessaie d’elle-même.");
    } finally {
      isAsking = false;
      again();
    }
  };
  const again = () => {
    if (!timer && !document.hidden) timer = setTimeout(ask, isOpen ? EACH : RARELY);
  };

  panel.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isActing) return;
    isActing = true;
    const { target, submitter } = event;
    try {
      const answer = await fetch(target.action, { method: "POST", body: new FormData(target, submitter) });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      mark = "";
      show(state);
      if (state.refused || state.done) say(state.refused || state.done);
    } catch {
      say("Rien n’a changé : la connexion manque, ou votre session est terminée. Recommencez.");
    } finally {
      isActing = false;
      again();
    }
  });
  room.querySelector("[data-room-open]")?.addEventListener("submit", ({ target }) => {
    isOpen = true;
    target.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(ask, EACH);
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = 0;
    if (!document.hidden && isOpen) ask();
  });
  if (isOpen) ask();
}

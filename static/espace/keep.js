/* What is typed on a long form is kept twice as it comes, on the server and in this browser: neither
   a closed tab, nor a cut line, nor the end of the session loses a word. Without script,
   « Enregistrer » does it, at any time.

   The copy in the browser bears the account and the mark of the page. The page tells the mark of the
   one that was saved last: a copy with that mark has done its work. The log-out forgets all copies. */
const PREFIX = "crpv-saisie:";
const PAUSE = 1500;
const AGAIN = 10000;
const PATIENCE = 8000;
const PLACE = "crpv-place";
const BACK_SOON = 20000;
const LIFE = 3 * 24 * 3600 * 1000;
const LONGEST = 1000000;
const TOKEN = "csrfmiddlewaretoken";
const NOT_TYPED = new Set([TOKEN, "page_mark", "do"]);

const form = document.querySelector("form[data-keep]");
const net = document.querySelector("[data-net]");

const stored = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
};
const quietly = (act) => {
  try {
    act();
  } catch {
    /* The browser keeps nothing: the server does. */
  }
};

quietly(() => {
  for (const name of stored()) {
    const copy = read(name);
    if (!copy || Date.now() - copy.at > LIFE) localStorage.removeItem(name);
  }
});

if (form && net) {
  const key = `${PREFIX}${net.dataset.account}:${net.dataset.net}`;
  const mark = form.elements.page_mark.value;
  const words = document.querySelector("[data-net-words]");
  let timer = 0;
  let flight = null;
  let isSending = false;

  const typed = () => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (!NOT_TYPED.has(name) && typeof value === "string") data.append(name, value);
    }
    return data.toString();
  };
  const say = (text, login = false) => {
    words.textContent = text;
    words.classList.toggle("crpv-net__trouble", login || text.startsWith("Pas "));
    if (!login) return;
    const link = document.createElement("a");
    link.href = net.dataset.login;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Me reconnecter (nouvel onglet)";
    words.append(" ", link);
  };
  /* A page that is saved and shown again stays where one was reading it. */
  const keepPlace = () =>
    quietly(() => {
      const place = { path: location.pathname, y: window.scrollY, at: Date.now() };
      sessionStorage.setItem(PLACE, JSON.stringify(place));
    });
  const backToPlace = () =>
    quietly(() => {
      const place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
      const isRefused = document.querySelector("[role=alert]:not([hidden])");
      if (!place || isRefused || location.hash || place.path !== location.pathname) return;
      if (Date.now() - place.at > BACK_SOON) return;
      window.scrollTo({ top: place.y, behavior: "instant" });
      // What was done is said at the top, out of sight.
      if (document.querySelector(".crpv-messages .fr-alert--success")) {
        words.textContent = "C’est fait : le haut de la page le dit.";
      }
    });
  const keepHere = () =>
    quietly(() => {
      const data = typed();
      if (data.length < LONGEST) localStorage.setItem(key, JSON.stringify({ at: Date.now(), mark, data }));
    });
  const forgetHere = () => quietly(() => localStorage.removeItem(key));

  /* Another tab has logged in: the page takes its token over. False when nobody has. */
  const takeToken = async () => {
    const answer = await fetch(location.pathname, { signal: flight.signal });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector(`form[data-keep] [name=${TOKEN}]`)?.value;
    const sameAccount = page.querySelector("[data-net]")?.dataset.account === net.dataset.account;
    if (!token || !sameAccount) return false;
    for (const field of document.querySelectorAll(`[name=${TOKEN}]`)) field.value = token;
    return true;
  };
  /* A file is no text: it goes with the page itself. */
  const texts = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const send = (signal) =>
    fetch(net.dataset.net, { method: "POST", body: new URLSearchParams(texts()), signal });

  /* Keep on the server; answer whether the page may be sent now. */
  const keep = async () => {
    timer = 0;
    flight?.abort();
    const mine = new AbortController();
    flight = mine;
    const { signal } = mine;
    const late = setTimeout(() => mine.abort(), PATIENCE);
    try {
      let answer = await send(signal);
      if (answer.status === 401 || answer.status === 403) {
        if (!(await takeToken())) {
          say(
            "Votre session est terminée. Ce que vous écrivez est gardé sur cet appareil : " +
              "reconnectez-vous dans un autre onglet, puis continuez ici.",
            true,
          );
          again();
          return false;
        }
        answer = await send(signal);
      }
      // Saved from another tab, or approved: the page itself will say so.
      if (answer.ok) say(await answer.text());
      if (!timer) form.dispatchEvent(new Event("kept"));
      return true;
    } catch {
      if (flight !== mine) return false; // another sending has taken its place
      say(
        "Pas de connexion : ce que vous écrivez est gardé sur cet appareil. Laissez cette page " +
          "ouverte, elle réessaie d’elle-même.",
      );
      again();
      return false;
    } finally {
      clearTimeout(late);
    }
  };
  const again = () => {
    if (!timer) timer = setTimeout(keep, AGAIN);
  };
  const soon = () => {
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-add], [data-move], [data-drop]")) soon();
  });
  /* First to the draft, then to the save: what cannot be sent is not left for a page of the
     browser's, and no draft still travels when the page is saved. */
  form.addEventListener("submit", async (event) => {
    if (isSending || event.submitter?.formTarget) return;
    event.preventDefault();
    const { submitter } = event;
    clearTimeout(timer);
    keepHere();
    if (!(await keep())) {
      words.scrollIntoView({ block: "nearest" });
      return;
    }
    isSending = true;
    keepPlace();
    form.requestSubmit(submitter);
    isSending = false;
  });
  // Another window in front may be the last thing that happens to this one.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && timer) {
      clearTimeout(timer);
      keep();
    } else if (!document.hidden && words.classList.contains("crpv-net__trouble")) {
      clearTimeout(timer);
      keep();
    }
  });
  window.addEventListener("online", () => {
    if (timer) keep();
  });

  backToPlace();

  /* A copy of before: offered, unless it was saved, is what the page shows, or waits on the server.
     The page that answers what was sent, to read names or to save, shows all of it. */
  const copy = read(key);
  const isAnswer = "answer" in net.dataset;
  const bar = document.querySelector("[data-kept-here]");
  if (copy && (copy.mark === net.dataset.saved || copy.data === typed())) forgetHere();
  else if (copy && bar && !isAnswer && copy.at > Number(net.dataset.kept || 0) + AGAIN) {
    const when = new Date(copy.at);
    const paris = { timeZone: "Europe/Paris" };
    const day = when.toLocaleDateString("fr-FR", { ...paris, day: "numeric", month: "long" });
    const hour = when.toLocaleTimeString("fr-FR", { ...paris, hour: "numeric", minute: "2-digit" });
    bar.querySelector("[data-when]").textContent = `${day} à ${hour.replace(":", " h ")}`;
    bar.hidden = false;
    bar.querySelector("[data-resume]").addEventListener("click", () => {
      bar.hidden = true;
      resume(new URLSearchParams(copy.data));
    });
    bar.querySelector("[data-forget]").addEventListener("click", () => {
      bar.hidden = true;
      forgetHere();
    });
  }
  const resume = (data) => {
    if (form.dataset.keep === "rows") {
      // Rows that were added are drawn by the server, which writes nothing.
      data.append(TOKEN, form.elements[TOKEN].value);
      data.append("do", "resume");
      const sent = document.createElement("form");
      sent.method = "post";
      sent.hidden = true;
      for (const [name, value] of data) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        sent.append(field);
      }
      document.body.append(sent);
      sent.submit();
      return;
    }
    for (const field of form.elements) {
      if (!field.name || NOT_TYPED.has(field.name) || field.type === "file") continue;
      const values = data.getAll(field.name);
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.includes(field.value);
      } else if (field.type === "select-multiple") {
        for (const option of field.options) option.selected = values.includes(option.value);
      } else if (values.length) [field.value] = values;
    }
    soon();
  };
}

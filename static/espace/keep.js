/* What is typed on a long form is kept twice as it comes, on the server and in this browser: neither
   a closed tab, nor a cut line, nor the end of the session loses a word. Without script,
   « Enregistrer » does it, at any time.

   The copy in the browser bears the account and the mark of the page. The page tells the mark of the
   one that was saved last: a copy with that mark has done its work. The log-out forgets all copies.

   The page of a meeting (`data-offline`) may itself come out of this browser, without network: the
   copy is then put back by itself, and a save that was asked goes when the network is back. */
const PREFIX = "crpv-saisie:";
const PAUSE = 1500;
const AGAIN = 10000;
const PATIENCE = 8000;
const STILL = 3000;
const PLACE = "crpv-place";
const SENT = "crpv-envoi";
const LEFT = "crpv-oubli"; // static/js/forget.js
const BACK_SOON = 20000;
const LONGEST = 2000000;
const TOKEN = "csrfmiddlewaretoken";
const MARK = "page_mark";
const NOT_TYPED = new Set([TOKEN, MARK, "do"]);

const form = document.querySelector("form[data-keep]");
const net = document.querySelector("[data-net]");

const read = (store, name) => {
  try {
    return JSON.parse(store.getItem(name));
  } catch {
    return null;
  }
};
const quietly = (act) => {
  try {
    act();
    return true;
  } catch {
    return false; // the browser keeps nothing: the server does
  }
};
const PARIS = { timeZone: "Europe/Paris" };
const hourOf = (moment) =>
  new Date(moment)
    .toLocaleTimeString("fr-FR", { ...PARIS, hour: "numeric", minute: "2-digit" })
    .replace(":", " h ");
const dayOf = (moment) =>
  new Date(moment)
    .toLocaleDateString("fr-FR", { ...PARIS, day: "numeric", month: "long" })
    .replace(/^1 /, "1er ");
const isToday = (moment) => dayOf(moment) === dayOf(Date.now());
const dayAndHour = (moment) => `${dayOf(moment)} à ${hourOf(moment)}`;
const since = (moment) => `depuis ${isToday(moment) ? hourOf(moment) : `le ${dayAndHour(moment)}`}`;
const at = (moment) => (isToday(moment) ? `à ${hourOf(moment)}` : `le ${dayAndHour(moment)}`);

if (form && net) {
  const key = `${PREFIX}${net.dataset.account}:${net.dataset.net}`;
  const life = Number(net.dataset.life) * 1000;
  const words = document.querySelector("[data-net-words]");
  const isOffline = document.querySelector("[data-offline]") !== null;
  const isStored = document.querySelector("[data-stored]") !== null;
  const save = form.querySelector("[type=submit][name=do][value=save]");
  let timer = 0;
  let flight = null;
  let isSending = false;
  let typedAt = 0;
  let cutAt = 0; // since when nothing answers
  let pendingAt = 0; // when a save was asked that could not go

  /* A file is no text: it goes with the page itself. */
  const texts = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const typed = () => {
    const data = new URLSearchParams();
    for (const [name, value] of texts()) if (!NOT_TYPED.has(name)) data.append(name, value);
    return data.toString();
  };
  const say = (text, isTrouble = false) => {
    if (words.textContent !== text) words.textContent = text;
    words.classList.toggle("crpv-net__trouble", isTrouble);
  };
  const sayLogin = (text) => {
    if (words.querySelector("a")) return;
    say(text, true);
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
  const backToPlace = () => {
    const place = read(sessionStorage, PLACE);
    quietly(() => sessionStorage.removeItem(PLACE));
    const isRefused = document.querySelector("[role=alert]:not([hidden])");
    if (!place || isRefused || location.hash || place.path !== location.pathname) return;
    if (Date.now() - place.at > BACK_SOON) return;
    window.scrollTo({ top: place.y, behavior: "instant" });
    // What was done is said at the top, out of sight.
    if (document.querySelector(".crpv-messages .fr-alert--success")) {
      say("C’est fait : le haut de la page le dit.");
    }
  };
  let isHere = true; // whether this browser keeps anything
  const keepHere = () => {
    const data = typed();
    const copy = {
      ...{ at: Date.now(), until: Date.now() + life, path: location.pathname, data },
      ...{ mark: form.elements[MARK].value, cut: cutAt, pending: pendingAt, offline: isOffline },
      title: document.querySelector("h1").textContent.trim(),
    };
    isHere =
      data.length < LONGEST && quietly(() => localStorage.setItem(key, JSON.stringify(copy)));
  };
  const forgetHere = () => quietly(() => localStorage.removeItem(key));

  /* Another tab has logged in: the page takes its token over. False when nobody has. */
  const takeToken = async () => {
    const answer = await fetch(location.pathname, { signal: flight.signal });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector(`[name=${TOKEN}]`)?.value;
    if (!token || page.body.dataset.account !== net.dataset.account) return false;
    for (const field of document.querySelectorAll(`[name=${TOKEN}]`)) field.value = token;
    return true;
  };
  const send = async (signal) => {
    const body = new URLSearchParams(texts());
    const answer = await fetch(net.dataset.net, { method: "POST", body, signal });
    // A proxy answers for a portal that is down; the portal's own answers bear a number.
    if (answer.status > 501 && !answer.headers.has("X-Request-ID")) throw new TypeError("nobody");
    return answer;
  };

  const here = () => {
    if (!isHere) return "ce que vous écrivez n’est que dans cette page : laissez-la ouverte.";
    if (!typedAt) return "ce que vous écrirez sera gardé sur cet appareil.";
    return isOffline
      ? `votre saisie est gardée sur cet appareil ${since(cutAt)}.`
      : "ce que vous écrivez est gardé sur cet appareil. Laissez cette page ouverte, elle réessaie d’elle-même.";
  };
  const sayCut = (more = "") => {
    const then = pendingAt ? " Elle sera envoyée au portail dès que le réseau sera revenu." : "";
    say(`Pas de réseau : ${here()}${more || then}`, true);
  };
  /* What needs the portal is not offered without it; rows and the roll need none. */
  const offer = () => {
    for (const button of form.querySelectorAll("[type=submit]")) {
      const needsNone =
        button.value === "save" ||
        Object.keys(button.dataset).some((name) => !name.startsWith("fr"));
      if (!isOffline || needsNone) continue;
      if (cutAt) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  };
  const cut = () => {
    cutAt ||= Date.now();
    if (typedAt) keepHere();
    offer();
    form.dispatchEvent(new Event("cut"));
  };
  const isBack = () => {
    cutAt = 0;
    offer();
  };

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
          isBack();
          sayLogin(
            "Votre session est terminée. Ce que vous écrivez est gardé sur cet appareil : " +
              "reconnectez-vous dans un autre onglet, puis continuez ici.",
          );
          again();
          return false;
        }
        answer = await send(signal);
      }
      const wasCut = cutAt;
      isBack();
      if (wasCut && typedAt) keepHere();
      // Saved from another tab, or approved: the page itself will say so.
      if (answer.ok) {
        const said = await answer.text();
        say(wasCut ? `Envoyé au portail à ${hourOf(Date.now())}. ${said}` : said);
      }
      if (wasCut && !answer.ok) {
        say(
          "Le réseau est revenu, et cette page a changé entre-temps : « Enregistrer » dit ce qu’il en est, et vous rend ce que vous avez écrit.",
          true,
        );
      }
      if (!timer) form.dispatchEvent(new Event("kept"));
      return true;
    } catch {
      if (flight !== mine) return false; // another sending has taken its place
      cut();
      sayCut();
      again();
      return false;
    } finally {
      clearTimeout(late);
    }
  };
  /* Nothing was typed, so nothing is sent: only whether the portal is there is asked. */
  const probe = async () => {
    timer = 0;
    const answer = await fetch("/sante/").catch(() => null);
    if (typedAt) return;
    if (!answer?.ok) again();
    else if (isStored) location.reload();
    else {
      isBack();
      say("Le réseau est revenu.");
    }
  };
  /* Try again; the save that was asked goes as soon as nobody is typing. */
  const retry = async () => {
    if (!typedAt && !pendingAt) {
      probe();
      return;
    }
    if (!(await keep()) || !pendingAt || timer) return;
    const pause = typedAt + STILL - Date.now();
    if (pause > 0) {
      timer = setTimeout(retry, pause);
      return;
    }
    say("Le réseau est revenu : envoi au portail…");
    quietly(() => sessionStorage.setItem(SENT, JSON.stringify(pendingAt)));
    form.inert = true; // what would be typed now would come too late
    go(save);
  };
  const again = () => {
    if (!timer) timer = setTimeout(retry, AGAIN);
  };
  const now = () => {
    clearTimeout(timer);
    retry();
  };
  const soon = () => {
    typedAt = Date.now();
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(retry, PAUSE);
  };
  const go = (submitter) => {
    isSending = true;
    keepPlace();
    form.requestSubmit(submitter);
    isSending = false;
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
    if (await keep()) {
      go(submitter);
      return;
    }
    const isSave = !submitter || submitter.value === "save";
    if (isOffline && isSave) pendingAt ||= Date.now();
    keepHere();
    const alone = { detail: submitter, cancelable: true };
    if (cutAt && !isSave && !form.dispatchEvent(new CustomEvent("alone", alone))) return;
    const what = submitter?.textContent.trim().replace(/\s+/g, " ");
    if (cutAt && isOffline && !isSave) sayCut(` « ${what} » attend le réseau : à refaire alors.`);
    else if (cutAt) sayCut();
    words.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("forget", () => {
    clearTimeout(timer);
    timer = 0;
    pendingAt = 0;
    typedAt = 0; // what stands in the page is kept again once somebody types
    forgetHere();
  });
  // Logged out in another tab: this one writes nothing back by itself.
  window.addEventListener("storage", (event) => {
    if (event.key === LEFT) form.dispatchEvent(new Event("forget"));
  });
  // Another window in front may be the last thing that happens to this one.
  document.addEventListener("visibilitychange", () => {
    const isTrouble = words.classList.contains("crpv-net__trouble");
    if (document.hidden ? timer : isTrouble && timer) now();
  });
  window.addEventListener("online", () => {
    if (timer) now();
  });
  window.addEventListener("offline", () => {
    if (!isOffline) return;
    cut();
    sayCut();
    again();
  });
  window.addEventListener("pageshow", () => {
    form.inert = false;
  });

  backToPlace();

  /* Put back what was typed: on the server when it has to draw rows, else here. */
  const post = (data, step, mark) => {
    data.append(TOKEN, form.elements[TOKEN].value);
    data.append("do", step);
    if (mark) data.append(MARK, mark);
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
  };
  const putBack = (data) =>
    form.dispatchEvent(new CustomEvent("restore", { detail: { data, untouched: NOT_TYPED } }));
  const resume = (data) => {
    if (form.dataset.keep === "rows" && !cutAt) post(data, "resume");
    else putBack(data);
    soon();
  };

  const sentAt = read(sessionStorage, SENT);
  quietly(() => sessionStorage.removeItem(SENT));
  /* A copy of before: offered, unless it was saved, is what the page shows, or waits on the server.
     The page that answers what was sent, to read names or to save, shows all of it. */
  const copy = read(localStorage, key);
  const isAnswer = "answer" in net.dataset;
  if (sentAt && !isStored) {
    const what = isAnswer
      ? "ce n’est pas encore enregistré, le haut de la page dit pourquoi."
      : `ce que vous aviez enregistré ${at(sentAt)}.`;
    say(`Envoyé au portail à ${hourOf(Date.now())} : ${what}`);
  }
  const bar = document.querySelector("[data-kept-here]");
  if (isStored) {
    cutAt = copy?.cut || Date.now();
    document.querySelector(".crpv-messages")?.remove(); // said of a save of before
  }
  if (copy && (copy.mark === net.dataset.saved || copy.data === typed())) forgetHere();
  else if (copy && isStored) {
    form.elements[MARK].value = copy.mark; // the same page: what it sends is saved once
    pendingAt = copy.pending;
    typedAt = copy.at;
    putBack(new URLSearchParams(copy.data));
  } else if (copy?.pending && isAnswer) {
    quietly(() => localStorage.setItem(key, JSON.stringify({ ...copy, pending: 0 })));
  } else if (copy?.pending) {
    quietly(() => sessionStorage.setItem(SENT, JSON.stringify(copy.pending)));
    form.inert = true;
    post(new URLSearchParams(copy.data), "save", copy.mark);
  } else if (copy && bar && !isAnswer && copy.at > Number(net.dataset.kept || 0) + AGAIN) {
    bar.querySelector("[data-when]").textContent = dayAndHour(copy.at);
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
  if (isStored) {
    offer();
    sayCut();
    now();
  }
}

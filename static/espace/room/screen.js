/* The screen follows the meeting by itself, and says when it no longer does. */
const EACH = 1500;
const PATIENCE = 8000;
const screen = document.querySelector("[data-screen]");
const lost = document.querySelector("[data-lost]");
let mark = "";
let seen = new Date();

const hour = (moment) =>
  moment.toLocaleTimeString("fr-FR", { hour: "numeric", minute: "2-digit" }).replace(":", " h ");
const say = (text) => {
  if (lost.textContent !== text) lost.textContent = text;
};

const ask = async () => {
  try {
    const answer = await fetch("etat.json", {
      headers: mark ? { "If-None-Match": mark } : {},
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 404 || answer.status === 410) {
      location.reload(); // closed: its page says so, and asks no more
      return;
    }
    if (answer.status === 200) {
      mark = answer.headers.get("ETag") ?? "";
      screen.innerHTML = (await answer.json()).screen;
    } else if (answer.status !== 304) throw new Error(String(answer.status));
    seen = new Date();
    say("");
  } catch {
    say(`Connexion perdue : cet écran montre ce qui était vrai à ${hour(seen)}.`);
  }
  setTimeout(ask, EACH);
};

document.body.classList.add("crpv-screen--live");
ask();

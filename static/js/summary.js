/* The table of contents follows the reading: the link of the section on screen is the current one. */
const links = [...document.querySelectorAll(".crpv-summary a[href^='#']")];
const byId = new Map(links.map((link) => [link.hash.slice(1), link]));
const targets = [...byId.keys()].map((id) => document.getElementById(id)).filter(Boolean);

const follow = () => {
  const passed = targets.filter((target) => target.getBoundingClientRect().top < innerHeight / 3);
  const current = byId.get(passed.at(-1)?.id);
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

if (targets.length) {
  const observer = new IntersectionObserver(follow, { rootMargin: "0px 0px -66% 0px" });
  for (const target of targets) observer.observe(target);
}

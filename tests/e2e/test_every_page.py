"""Rules for every kind of public page: accessible, complete without script, light, quiet."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP, PHONE, Visits

MAP_PAGES = [
    "/",
    "/centres/",
    "/centres/?region=bretagne&outre-mer=on",
    "/centres/reso-villes/",
    "/centres/reso-villes/?au=2012-01-01",
    "/territoires/",
    "/territoires/bretagne/",
]
PAGES = [
    *MAP_PAGES,
    "/trouver-mon-centre/",
    "/trouver-mon-centre/?q=nantes",
    "/trouver-mon-centre/?q=saint",
    "/trouver-mon-centre/?q=xyzxyz",
    "/reseau-en-chiffres/",
    "/reseau-en-chiffres/activite/",
    "/territoires/corse/",
    "/territoires/bretagne/finistere/",
    "/partenaires/",
    "/partenaires/anct/",
    "/charte/",
    "/cadre-de-reference/",
    "/cadre-de-reference/cadre-2017/",
    "/cadre-de-reference/comparer/?de=cadre-2011&a=cadre-2017",
    "/cadre-de-reference/cadre-2017/gouvernance-4/",
    "/gouvernance/",
    "/gouvernance/instances/",
    "/gouvernance/instances/rencontre-nationale/",
    "/gouvernance/instances/rencontre-nationale/?au=2020-01-01",
    "/gouvernance/reunions/",
    "/gouvernance/reunions/rencontre-nationale-2024-10-14/",
    "/gouvernance/decisions/",
    "/gouvernance/verifier/",
    "/plan-du-site/",
    "/accessibilite/",
    "/mentions-legales/",
    "/donnees-personnelles/",
    "/contact/",
    "/nulle-part/",
]
# Bytes over the wire of a first visit, product.md section 6.
WHOLE_VISIT = 200 * 1024
WITHOUT_FONTS = 75 * 1024
WITHOUT_FONTS_WITH_MAP = 90 * 1024


@dataclass
class Visit:
    """A page opened by a browser that never came before, and what came over the wire."""

    path: str
    visits: Visits
    page: Page
    kinds: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module", params=PAGES)
def first(request, browser, site):
    """The first visit of a page, which every test of that page looks at in turn."""
    visits = Visits(browser, site.address)
    context = visits.context(width=DESKTOP, theme="light", script=True)
    visit = Visit(request.param, visits, visits.page(context))
    wire = context.new_cdp_session(visit.page)
    wire.send("Network.enable")
    wire.on(
        "Network.responseReceived",
        lambda event: visit.kinds.update({event["requestId"]: event["type"]}),
    )
    wire.on(
        "Network.loadingFinished",
        lambda event: visit.sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    visits.open(visit.page, visit.path)
    yield visit
    context.close()


def test_no_accessibility_violation(first, assert_accessible_everywhere):
    assert_accessible_everywhere(first.page)
    assert first.page.context.cookies() == []
    if first.path != "/nulle-part/":  # the browser itself reports a 404
        assert first.visits.messages == []


# On the two other screens every rule is asked.
@pytest.mark.parametrize(
    ("width", "theme", "colour"), [(PHONE, "light", "#bbb"), (DESKTOP, "dark", "#444")]
)
def test_a_fault_of_one_width_in_one_theme_is_seen(
    visit, assert_accessible_everywhere, width, theme, colour
):
    """Not every rule is asked everywhere: a colour that cannot be read has nowhere to hide."""
    page = visit("/contact/")
    page.evaluate(
        """rule => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rule);
            document.adoptedStyleSheets = [sheet];
        }""",
        f"@media (width: {width}px) and (prefers-color-scheme: {theme})"
        f" {{ h1 {{ color: {colour} }} }}",
    )
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible_everywhere(page)


def test_no_sideways_scroll_at_double_size(first):
    """200 % of zoom on a 1280 px screen leaves 640 px; 320 px is what WCAG 1.4.10 asks."""
    for width in (640, 320):
        first.page.set_viewport_size({"width": width, "height": 900})
        assert first.page.evaluate("document.documentElement.scrollWidth") <= width


def test_first_visit_is_light(first, record_property):
    first.page.wait_for_load_state("networkidle")
    total = sum(first.sizes.values())
    fonts = sum(size for request, size in first.sizes.items() if first.kinds[request] == "Font")
    record_property("weight", f"{total / 1024:.1f} KiB, fonts {fonts / 1024:.1f} KiB")
    assert fonts > 0
    assert total < WHOLE_VISIT
    limit = WITHOUT_FONTS_WITH_MAP if first.path in MAP_PAGES else WITHOUT_FONTS
    assert total - fonts < limit


@pytest.fixture(scope="module")
def without_script(browser, site):
    """One page of a browser without script, which goes from address to address."""
    visits = Visits(browser, site.address)
    context = visits.context(width=DESKTOP, theme="light", script=False)
    yield visits.page(context)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_whole_without_script(without_script, path):
    page = without_script
    page.goto(path)
    assert page.locator("h1").is_visible()
    for width in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        for link in page.locator(".fr-nav__link").all():
            assert link.is_visible()
        # A button that only script would answer is not shown.
        assert not page.locator("button:not([type=submit]):visible").all()


def test_keyboard_reaches_content_menu_and_footer_first(visit):
    page = visit("/contact/")
    seen = []
    for _ in range(3):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
        assert page.locator(":focus").is_visible()
    assert seen == ["Contenu", "Menu", "Pied de page"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_theme_is_chosen_kept_and_applied_before_paint(visit, assert_accessible):
    page = visit("/contact/", theme="light")
    root = page.locator("html")
    page.get_by_role("button", name="Paramètres d’affichage").first.click()
    dialog = page.get_by_role("dialog", name="Paramètres d’affichage")
    dialog.wait_for()
    assert_accessible(page)
    dialog.get_by_text("Thème sombre").click()
    page.keyboard.press("Escape")
    assert root.get_attribute("data-fr-theme") == "dark"
    page.goto("/mentions-legales/", wait_until="commit")
    assert root.get_attribute("data-fr-theme") == "dark"


def test_dark_system_without_script(visit):
    dark = visit("/contact/", theme="dark", script=False)
    light = visit("/contact/", theme="light", script=False)
    background = "getComputedStyle(document.body).backgroundColor"
    assert dark.evaluate(background) == "rgb(22, 22, 22)"
    assert light.evaluate(background) == "rgb(255, 255, 255)"


def test_menu_opens_on_a_phone(visit, assert_accessible):
    page = visit("/contact/", width=PHONE)
    assert not page.locator(".fr-nav__link").first.is_visible()
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu.fr-modal--opened").wait_for()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.locator("#menu.fr-modal--opened").wait_for(state="detached")


def test_paper_shows_the_text_alone(visit):
    page = visit("/mentions-legales/")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("#navigation").is_visible()
    assert not page.locator(".fr-footer__bottom-list").is_visible()


def test_a_centre_prints_on_one_side_of_a4(visit):
    page = visit("/centres/reso-villes/", theme="dark")
    paper = page.pdf(prefer_css_page_size=True)
    assert re.search(rb"/Count (\d+)", paper)[1] == b"1"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(58, 58, 58)"

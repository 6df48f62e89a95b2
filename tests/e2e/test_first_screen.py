"""The home page on small screens, and by the keyboard."""

import pytest


@pytest.mark.parametrize(
    ("width", "height", "least"), [(1366, 641, 420), (1280, 800, 420), (375, 667, 667)]
)
def test_question_is_on_the_first_screen(visit, width, height, least):
    page = visit("/")
    page.set_viewport_size({"width": width, "height": height})
    box = page.locator("#commune").bounding_box()
    assert box["y"] + box["height"] <= least


def test_home_page_by_the_keyboard(visit, assert_accessible):
    """The field proposes what is typed, Escape closes it, Enter opens; the map is one stop.

    Where the service proposes nothing, what it proposed of an earlier text goes.
    """
    page = visit("/")
    field = page.locator("#commune")
    field.press_sequentially("nant")
    page.wait_for_selector(".crpv-proposals [role='option']")
    assert_accessible(page)
    field.press("Escape")
    assert page.locator(".crpv-proposals").is_hidden()
    field.press_sequentially("e")
    page.wait_for_selector(".crpv-proposals [role='option']")
    page.route("**/propositions/**", lambda asked: asked.fulfill(status=503), times=1)
    field.press("Backspace")
    page.wait_for_selector(".crpv-proposals", state="hidden")
    field.press_sequentially("es")
    page.wait_for_selector(".crpv-proposals [role='option']")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/trouver-mon-centre/?q=Nantes*")
    page.go_back()
    links = page.locator(".crpv-map a")
    assert links.count() > 90
    page.locator(".crpv-finder button").focus()
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "document.activeElement.closest('svg.crpv-map')"
                " ? 'map' : document.activeElement.textContent.trim()"
            )
        )
    assert stops.count("map") == 1
    assert stops[stops.index("map") - 1] == "Passer la carte"
    links.first.focus()
    page.keyboard.press("ArrowRight")
    second = links.nth(1).get_attribute("href")
    assert page.evaluate("document.activeElement.getAttribute('href')") == second


def test_map_can_be_passed_without_script(visit):
    page = visit("/", script=False)
    page.locator(".crpv-skip a").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.locator(".crpv-map a:focus").count()


def test_shortcut_to_the_menu_of_a_phone_leads_to_its_button(visit):
    page = visit("/contact/", width=375)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#menu-bouton")
    assert page.locator("#menu-bouton").is_visible()

"""Build of the assets: what the pages need, and no more."""

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from crpv_portal.launcher.assets import build
from crpv_portal.launcher.assets.css import classes_of, parse, rules

# Markup that the design system names without giving it a rule, or that its scripts look for.
HOOKS = {"fr-display", "fr-footer__content-item", "fr-radios-theme"}

OURS = settings.BASE_DIR


@pytest.fixture(scope="session")
def sheet():
    return build.stylesheet(settings.BASE_DIR)


@pytest.fixture(scope="session")
def classes_of_sheet(sheet):
    return {
        name
        for rule in rules(parse(sheet))
        for selector in rule.selectors
        for name in classes_of(selector)
        if name.startswith("fr-")
    }


def test_every_class_of_a_template_has_a_rule(classes_of_sheet):
    missing = {}
    for path in build.sources(OURS):
        if path.suffix != ".html" or not path.is_relative_to(OURS / "templates"):
            continue
        used = build.classes_in(path.read_text("utf-8"))
        unknown = used.names - classes_of_sheet - HOOKS
        unknown |= {
            prefix
            for prefix in used.prefixes
            if not any(name.startswith(prefix) for name in classes_of_sheet)
        }
        if unknown:
            missing[str(path.relative_to(OURS))] = sorted(unknown)
    assert missing == {}


def test_states_set_by_script_have_their_rule(classes_of_sheet):
    assert {"fr-modal--opened", "fr-collapse--expanded"} <= classes_of_sheet


def test_the_utility_sheet_is_left_out(classes_of_sheet):
    assert not [name for name in classes_of_sheet if name.startswith("fr-background")]


def test_only_icons_of_ours_are_there(sheet, classes_of_sheet):
    used = build.usage(OURS)
    icons = {name for name in classes_of_sheet if name.startswith("fr-icon-")}
    assert icons <= used.names
    assert len(icons) < 60


def test_nothing_is_fetched_but_two_fonts(sheet):
    addresses = {match["path"] for match in build.URL.finditer(sheet)}
    assert addresses == {"fonts/Marianne-Regular.woff2", "fonts/Marianne-Bold.woff2"}
    assert "@import" not in sheet


def test_every_property_read_is_defined(sheet):
    """A colour named wrongly would fall back to nothing, in silence."""
    defined = {
        one.partition(":")[0]
        for rule in rules(parse(sheet))
        for one in rule.declarations
        if one.startswith("--")
    }
    rooms = [path for path in build.room_files(OURS, "css") if path.parent.name != "back_office"]
    assert OURS / "static/espace/espace.css" in rooms  # the back office reads Django's own sheets
    sheets = [*OURS.glob("static/css/*.css"), *rooms]
    ours = "".join(path.read_text("utf-8") for path in sheets)
    assert set(build.PROPERTY_READ.findall(ours)) - defined == set()


def test_what_one_room_alone_uses_is_kept(tmp_path):
    """A class named by a room's script, a property read by a room's sheet (back office apart)."""
    (tmp_path / "static" / "room").mkdir(parents=True)
    (tmp_path / "static/room/page.js").write_text('element.classList.add("fr-badge--new")', "utf-8")
    (tmp_path / "static/room/page.css").write_text(
        ".room { color: var(--text-default-success) }", "utf-8"
    )
    alone = build.stylesheet(tmp_path)
    assert ".fr-badge--new" in alone
    assert "--text-default-success:" in alone
    (tmp_path / "static/room/page.js").unlink()
    (tmp_path / "static/room/page.css").unlink()
    without = build.stylesheet(tmp_path)
    assert ".fr-badge--new" not in without
    assert "--text-default-success:" not in without


def test_weights(sheet):
    """Budget of a page without fonts: 75 KiB; style and script take at most two thirds of it."""
    style = len(brotli.compress(sheet.encode()))
    script = len(brotli.compress(build.script(OURS).encode()))
    assert style + script < 75 * 1024 * 2 / 3


def test_build_twice_gives_the_same_bytes_and_skips(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert build.build(OURS, first)
    assert build.build(OURS, second)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert [str(name) for name in names] == [
        ".fingerprint",
        "apple-touch-icon.png",
        "favicon.ico",
        "favicon.svg",
        "fonts/Marianne-Bold.woff2",
        "fonts/Marianne-Regular.woff2",
        "portal.css",
        "portal.js",
        "theme.js",
    ]
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)
    assert not build.build(OURS, first)
    assert build.build(OURS, first, force=True)


def test_a_changed_input_is_built_again(tmp_path):
    base = tmp_path / "site"
    (base / "templates").mkdir(parents=True)
    (base / "static" / "js").mkdir(parents=True)
    (base / "static" / "js" / "theme.js").write_text("", "utf-8")
    page = base / "templates" / "page.html"
    page.write_text('<p class="fr-callout"></p>', "utf-8")
    target = base / "static" / "build"
    assert build.build(base, target)
    assert ".fr-badge" not in (target / "portal.css").read_text("utf-8")
    page.write_text('<p class="fr-badge"></p>', "utf-8")
    assert build.build(base, target)
    assert ".fr-badge{" in (target / "portal.css").read_text("utf-8")


def test_collectstatic_leaves_the_design_system_aside():
    listed = [path for finder in finders.get_finders() for path, _ in finder.list([])]
    assert [path for path in listed if path.startswith("dsfr")] == []
    assert [path for path in listed if path.startswith("admin")] != []


def test_command_says_what_it_did(capsys, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "theme.js").write_text("", "utf-8")
    call_command("build_assets")
    assert capsys.readouterr().out.startswith("portal.css : ")
    call_command("build_assets")
    assert capsys.readouterr().out == "Feuille de style et script déjà à jour.\n"
